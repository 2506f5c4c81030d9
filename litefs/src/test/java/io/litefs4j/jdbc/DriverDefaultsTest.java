package io.litefs4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.LiteFsOptions;
import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.adapters.jdbc.url.DriverSettings;
import io.litefs4j.adapters.jdbc.url.LiteFsUrl;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A URL without properties means what {@code LiteFs.open(mount).dataSource(name).build()} means. */
class DriverDefaultsTest {
    private final LiteFsUrl url = LiteFsUrl.parse("jdbc:litefs:/litefs/app.db");
    private final DriverSettings settings = DriverSettings.read(url, new Properties());

    @Test
    void the_defaults_of_the_driver_are_those_of_the_front_door() {
        LiteFsOptions options = LiteFsOptions.at(url.directory()).build();
        assertThat(settings.nodeApi()).isEqualTo(options.nodeApi());
        assertThat(settings.probeLimit()).isEqualTo(options.probeLimit());
        assertThat(settings.roleTiming()).isEqualTo(options.roleTiming());
        assertThat(settings.mode()).isEqualTo(options.mode());
    }

    @Test
    void the_defaults_of_the_driver_are_those_of_the_data_source() {
        assertThat(settings.busyTimeout()).isEqualTo(LiteFsDataSource.DEFAULT_BUSY_TIMEOUT);
        assertThat(settings.readLimit()).contains(LiteFsDataSource.DEFAULT_READ_LIMIT);
    }
}

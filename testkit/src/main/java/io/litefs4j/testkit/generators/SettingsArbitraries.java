package io.litefs4j.testkit.generators;

import io.litefs4j.domain.settings.AuthToken;
import io.litefs4j.domain.settings.BackupSettings;
import io.litefs4j.domain.settings.DataSettings;
import io.litefs4j.domain.settings.ExecCommand;
import io.litefs4j.domain.settings.FuseSettings;
import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.domain.settings.HttpSettings;
import io.litefs4j.domain.settings.LeaseKey;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.domain.settings.LogSettings;
import io.litefs4j.domain.settings.Membership;
import io.litefs4j.domain.settings.ProxyRules;
import io.litefs4j.domain.settings.ProxySettings;
import io.litefs4j.domain.settings.ServiceUrl;
import io.litefs4j.domain.settings.SocketAddress;
import io.litefs4j.domain.settings.TracingSettings;
import io.litefs4j.domain.settings.UrlPattern;
import net.jqwik.api.Arbitrary;

/**
 * Arbitraries for everything that {@code litefs.yml} can hold. No value has a dollar, which LiteFS would take for a variable;
 * {@link #liteFsSettingsWithDollars} has them.
 */
public final class SettingsArbitraries {
    private static final SettingsDraw DRAW = new SettingsDraw(Texts.any());

    private SettingsArbitraries() {}

    /** Whole configurations, each key of them drawn. */
    public static Arbitrary<LiteFsSettings> liteFsSettings() {
        return DRAW.liteFsSettings();
    }

    /** As {@link #liteFsSettings}, with a dollar in some values: for a LiteFS that does not expand the environment. */
    public static Arbitrary<LiteFsSettings> liteFsSettingsWithDollars() {
        return new SettingsDraw(Texts.anyWithDollars()).liteFsSettings();
    }

    public static Arbitrary<ExecCommand> execCommands() {
        return DRAW.execCommands();
    }

    public static Arbitrary<DataSettings> dataSettings() {
        return DRAW.dataSettings();
    }

    public static Arbitrary<FuseSettings> fuseSettings() {
        return DRAW.fuseSettings();
    }

    public static Arbitrary<HttpSettings> httpSettings() {
        return DRAW.httpSettings();
    }

    /** With and without a target. */
    public static Arbitrary<ProxySettings> proxySettings() {
        return DRAW.proxySettings();
    }

    public static Arbitrary<ProxyRules> proxyRules() {
        return DRAW.proxyRules();
    }

    /** Static and Consul. */
    public static Arbitrary<LeaseSettings> leaseSettings() {
        return DRAW.leaseSettings();
    }

    public static Arbitrary<Membership> memberships() {
        return DRAW.memberships();
    }

    /** None, a directory, and the service. */
    public static Arbitrary<BackupSettings> backupSettings() {
        return DRAW.backupSettings();
    }

    public static Arbitrary<LogSettings> logSettings() {
        return DRAW.logSettings();
    }

    public static Arbitrary<TracingSettings> tracingSettings() {
        return DRAW.tracingSettings();
    }

    /** All 64 bits of nanoseconds, and often a duration that somebody would write. */
    public static Arbitrary<GoDuration> goDurations() {
        return DRAW.durations();
    }

    public static Arbitrary<SocketAddress> socketAddresses() {
        return DRAW.socketAddresses();
    }

    public static Arbitrary<UrlPattern> urlPatterns() {
        return DRAW.urlPatterns();
    }

    public static Arbitrary<ServiceUrl> serviceUrls() {
        return DRAW.serviceUrls();
    }

    public static Arbitrary<LeaseKey> leaseKeys() {
        return DRAW.leaseKeys();
    }

    public static Arbitrary<AuthToken> authTokens() {
        return DRAW.authTokens();
    }
}

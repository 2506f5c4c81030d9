package io.litefs4j.jdbc;

import static java.util.Objects.requireNonNullElseGet;

import io.litefs4j.LiteFs;
import io.litefs4j.adapters.jdbc.url.DriverProperty;
import io.litefs4j.adapters.jdbc.url.DriverSettings;
import io.litefs4j.adapters.jdbc.url.LiteFsUrl;
import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.LiteFsException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver of {@code jdbc:litefs:/litefs/app.db}: the connections of a {@link
 * io.litefs4j.adapters.jdbc.LiteFsDataSource} for whoever has but a URL. {@link DriverProperty} lists the properties.
 *
 * <p>All connections with the same directory and options share one {@link LiteFs}, which is opened with the first of them
 * and closed with the last: put a pool in front. Its threads are daemons, so a connection that nobody closes does not keep
 * the JVM. Safe for use by many threads.
 *
 * <p>A URL or property that cannot be used fails with SQLState 22023 and names it, a LiteFS that does not run with 08001.
 * In neither case is anything created.
 */
public final class LiteFsDriver implements Driver {
    private static final String NOT_REACHED = "08001";
    private static final String INVALID_VALUE = "22023";
    private static final String NOT_SUPPORTED = "0A000";

    /** JDBC registers one instance, pools may make others: they share what is open. */
    private static final OpenNodes NODES = new OpenNodes();

    static {
        register();
    }

    /** For pools that make the driver themselves; {@link DriverManager} knows one already. */
    public LiteFsDriver() {}

    private static void register() {
        try {
            DriverManager.registerDriver(new LiteFsDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** @return the connection, or null where the URL is another driver's */
    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        try {
            LiteFsUrl parsed = LiteFsUrl.parse(url);
            return NODES.connect(parsed, DriverSettings.read(parsed, given(info)));
        } catch (InvalidValueException e) {
            throw new SQLNonTransientException(e.getMessage(), INVALID_VALUE, e);
        } catch (LiteFsException e) {
            throw new SQLNonTransientConnectionException(e.getMessage(), NOT_REACHED, e);
        }
    }

    /** @throws SQLException if the URL is null */
    @Override
    public boolean acceptsURL(@Nullable String url) throws SQLException {
        if (url == null) {
            throw new SQLNonTransientException("the URL is null", INVALID_VALUE);
        }
        return LiteFsUrl.isMeant(url);
    }

    /** Returns all properties with their defaults, or with what the arguments give them where those can be read. */
    @Override
    public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info) {
        Properties values = new Properties();
        values.putAll(given(info));
        values.putAll(inUrl(url));
        return Arrays.stream(DriverProperty.values())
                .map(property -> describe(property, values))
                .toArray(DriverPropertyInfo[]::new);
    }

    private static DriverPropertyInfo describe(DriverProperty property, Properties values) {
        DriverPropertyInfo described =
                new DriverPropertyInfo(property.key(), values.getProperty(property.key(), property.defaultText()));
        described.description = property.consequence();
        described.required = false;
        described.choices = choices(property);
        return described;
    }

    private static String @Nullable [] choices(DriverProperty property) {
        return property.type().words().isEmpty()
                ? null
                : property.type().words().toArray(String[]::new);
    }

    private static Map<String, String> inUrl(@Nullable String url) {
        try {
            return url == null ? Map.of() : LiteFsUrl.parse(url).properties();
        } catch (InvalidValueException e) {
            return Map.of(); // a tool asks while its user still types
        }
    }

    private static Properties given(@Nullable Properties info) {
        return requireNonNullElseGet(info, Properties::new);
    }

    @Override
    public int getMajorVersion() {
        return DriverVersion.of(LiteFs.version()).major();
    }

    @Override
    public int getMinorVersion() {
        return DriverVersion.of(LiteFs.version()).minor();
    }

    /** Returns false: SQLite lacks parts of SQL-92, so no driver of it passes the tests of JDBC. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException(
                "not supported by litefs4j: java.util.logging (System.Logger is used)", NOT_SUPPORTED);
    }
}

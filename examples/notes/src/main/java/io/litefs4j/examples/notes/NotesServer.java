package io.litefs4j.examples.notes;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.litefs4j.adapters.servlet.HealthServlet;
import io.litefs4j.adapters.servlet.WriteRoutingFilter;
import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.usecases.health.HealthChecker;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The running application: a web server over a connection pool. Close it to stop both. */
final class NotesServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(NotesServer.class.getName());
    private static final int STOP_LIMIT_MILLIS = 3_000;

    private final HikariDataSource pool;
    private final Server server;
    private final ServerConnector connector;

    private NotesServer(HikariDataSource pool, Server server, ServerConnector connector) {
        this.pool = pool;
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts to serve.
     *
     * @param database where the notes are
     * @param role what this node is
     * @throws Exception if the port is taken or the web server cannot start for another reason
     */
    static NotesServer start(NotesSettings settings, DataSource database, CurrentRole role) throws Exception {
        HikariDataSource pool = pool(database);
        try {
            Notes notes = new Notes(pool, Clock.systemUTC());
            createTableOnPrimary(notes, role);
            Server server = new Server();
            ServerConnector connector = connector(server, settings);
            server.addConnector(connector);
            server.setHandler(application(settings, notes, role));
            server.setStopTimeout(STOP_LIMIT_MILLIS);
            server.start();
            return new NotesServer(pool, server, connector);
        } catch (Exception e) {
            pool.close();
            throw e;
        }
    }

    /** Returns where it listens; the port is a real one, also where port 0 was asked for. */
    URI address() {
        return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "the web server did not stop cleanly", e);
        } finally {
            pool.close();
        }
    }

    /** The pool starts without a connection: a replica's database may arrive later than the application. */
    private static HikariDataSource pool(DataSource database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("notes");
        config.setDataSource(database);
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(3_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static void createTableOnPrimary(Notes notes, CurrentRole role) {
        try {
            if (role.role().isPrimary()) {
                notes.createTable();
            }
        } catch (LiteFsException | SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "starting without the table; the first note creates it", e);
        }
    }

    private static ServerConnector connector(Server server, NotesSettings settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRelativeRedirectAllowed(true);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.address().getHostString());
        connector.setPort(settings.address().getPort());
        return connector;
    }

    private static ServletContextHandler application(NotesSettings settings, Notes notes, CurrentRole role) {
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
        filter(context, new BrowserGuard(settings.peers().values()));
        filter(
                context,
                WriteRoutingFilter.redirecting(
                        role, primary -> Optional.ofNullable(settings.peers().get(primary.value()))));
        servlet(context, "/health/*", new HealthServlet(role, HealthChecker.DEFAULT_MAX_LAG));
        servlet(context, "/api/notes/*", new ApiServlet(notes));
        servlet(context, "/style.css", new AssetServlet("style.css", "text/css"));
        servlet(context, "/icon.svg", new AssetServlet("icon.svg", "image/svg+xml"));
        servlet(context, "/", new NotesServlet(notes, settings, role));
        return context;
    }

    private static void filter(ServletContextHandler context, Filter filter) {
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private static void servlet(ServletContextHandler context, String path, Servlet servlet) {
        context.addServlet(new ServletHolder(servlet), path);
    }
}

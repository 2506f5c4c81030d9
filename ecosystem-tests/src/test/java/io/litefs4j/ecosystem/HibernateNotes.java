package io.litefs4j.ecosystem;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;

/** Hibernate as docs/frameworks.md sets it up: a pool without autocommit, and the dialect found by itself. */
record HibernateNotes(HikariDataSource pool, SessionFactory sessions) implements AutoCloseable {
    static HibernateNotes over(DataSource dataSource, String schemaAction) {
        HikariDataSource pool = Pools.ofOne(dataSource, config -> config.setAutoCommit(false));
        try {
            Configuration configuration = new Configuration().addAnnotatedClass(HibernateNote.class);
            configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
            SessionFactory sessions = configuration
                    .setProperty(SchemaToolingSettings.HBM2DDL_AUTO, schemaAction)
                    .setProperty(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, true)
                    .setProperty(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true)
                    .buildSessionFactory();
            return new HibernateNotes(pool, sessions);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    @Override
    public void close() {
        sessions.close();
        pool.close();
    }
}

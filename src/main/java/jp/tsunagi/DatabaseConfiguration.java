package jp.tsunagi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.SqlPermit;
import jp.tsunagi.register.Register;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The three databases. They share no transaction; each bean is named as routes and mappings name the database. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    // A run's own ledger, what its steps ask meanwhile, and the journal; and the trace, the watches and the
    // checkpoints.
    private static final int CONNECTIONS_OF_A_RUN = 3;
    private static final int CONNECTIONS_BESIDE_RUNS = 6;
    // H2: DATABASE_ALREADY_OPEN_1
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);
    private static final String EMBEDDED_IN_USE = "90020";

    @Bean
    DataSource welfare(HubSettings settings) {
        return ofPeople(settings, "welfare");
    }

    @Bean
    DataSource address(HubSettings settings) {
        return ofPeople(settings, "address");
    }

    @Bean
    Mappings mappings(HubSettings settings, Register register, @Value("${hub.statement-limit:10m}") Duration limit) {
        return new Mappings(settings.mappings(), limit, file -> SqlPermit.of(register, file));
    }

    /** The hub's own database, brought to the present schema. */
    @Bean(destroyMethod = "close")
    HikariDataSource hub(HubSettings settings, Register register) {
        // All linkages may run at once: a run that waits for a connection while it holds one could wait for itself.
        int connections = CONNECTIONS_OF_A_RUN * register.linkages().size() + CONNECTIONS_BESIDE_RUNS;
        HikariDataSource database = pooled(settings, "hub", connections);
        migrate(database, "hub");
        return database;
    }

    // A driver keeps the last rows that it read in its connection's buffer. So that no personal number stays in memory,
    // a
    // connection that read some is not pooled; a run needs only one.
    private static DataSource ofPeople(HubSettings settings, String name) {
        HubSettings.Database database = configured(settings, name);
        return new DriverManagerDataSource(database.url(), database.username(), database.password());
    }

    private static HikariDataSource pooled(HubSettings settings, String name, int connections) {
        HubSettings.Database database = configured(settings, name);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(database.poolSize() == 0 ? connections : database.poolSize());
        pool.setMinimumIdle(0);
        // A database that is down is met when it is needed: the run fails and comes again.
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(5_000);
        return new HikariDataSource(pool);
    }

    private static HubSettings.Database configured(HubSettings settings, String name) {
        HubSettings.Database database = settings.databases().get(name);
        if (database == null || database.url() == null || database.url().isBlank()) {
            throw new HubException(
                    ErrorCode.DATABASES_NOT_CONFIGURED,
                    "tsunagi.databases." + name + ".url is not set in config/application.yaml "
                            + "(`serve --demo` runs on made-up data)");
        }
        DatabaseAddress.checked(name, database.url());
        return database;
    }

    /**
     * Brings a schema to its newest version.
     *
     * @throws HubException DATABASE_UNREACHABLE, SCHEMA_UNFIT
     */
    static void migrate(DataSource database, String schema) {
        try {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/" + schema)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw unmigrated(schema + " database", e);
        }
    }

    private static HubException unmigrated(String database, FlywayException failure) {
        if (failure.getErrorCode() == CoreErrorCode.DB_CONNECTION) {
            return new HubException(ErrorCode.DATABASE_UNREACHABLE, database + hint(failure), failure);
        }
        LOG.error("{} could not be migrated", database, failure);
        return new HubException(ErrorCode.SCHEMA_UNFIT, database + ": " + failure.getErrorCode(), failure);
    }

    private static String hint(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && EMBEDDED_IN_USE.equals(sql.getSQLState())) {
                return ": embedded, and another process works on it; stop that one first";
            }
        }
        return "";
    }
}

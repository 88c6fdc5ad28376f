package jp.tsunagi;

import java.time.Clock;
import javax.sql.DataSource;
import jp.tsunagi.audit.AuditTrail;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.ledger.SentRecords;
import jp.tsunagi.quarantine.Quarantine;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the hub has written down: enough to look at runs without starting a route. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HubSettings.class)
@Import(DatabaseConfiguration.class)
public class LedgerConfiguration {
    @Bean
    JdbcTemplate hubJdbc(@Qualifier("hub") DataSource hub) {
        return new JdbcTemplate(hub);
    }

    @Bean
    JdbcClient hubClient(JdbcTemplate hubJdbc) {
        return JdbcClient.create(hubJdbc);
    }

    @Bean
    Runs runs(JdbcClient hubClient, Clock clock) {
        return new Runs(hubClient, clock);
    }

    @Bean
    LinkageFiles files(JdbcClient hubClient, @Qualifier("hub") DataSource hub, Clock clock) {
        return new LinkageFiles(hubClient, new TransactionTemplate(new DataSourceTransactionManager(hub)), clock);
    }

    @Bean
    SentRecords sentRecords(JdbcClient hubClient) {
        return new SentRecords(hubClient);
    }

    @Bean
    Quarantine quarantine(JdbcClient hubClient, Clock clock) {
        return new Quarantine(hubClient, clock);
    }

    @Bean
    AuditTrail auditTrail(JdbcTemplate hubJdbc) {
        return new AuditTrail(hubJdbc);
    }
}

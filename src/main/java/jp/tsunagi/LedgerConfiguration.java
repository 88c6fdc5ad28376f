package jp.tsunagi;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.audit.AuditTrail;
import jp.tsunagi.audit.TraceCounts;
import jp.tsunagi.audit.journal.Checkpoints;
import jp.tsunagi.audit.journal.ConfigurationFiles;
import jp.tsunagi.audit.journal.ConfigurationVersions;
import jp.tsunagi.audit.journal.DatabaseJournal;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalKeys;
import jp.tsunagi.audit.journal.JournalSeal;
import jp.tsunagi.audit.journal.RestoredJournal;
import jp.tsunagi.audit.journal.Station;
import jp.tsunagi.files.Eraser;
import jp.tsunagi.files.ExclusionReport;
import jp.tsunagi.files.Places;
import jp.tsunagi.files.StoredFiles;
import jp.tsunagi.ledger.Exclusions;
import jp.tsunagi.ledger.HeldBackRecords;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.ledger.SentRecords;
import jp.tsunagi.privacy.AtRest;
import jp.tsunagi.privacy.HubKeys;
import jp.tsunagi.privacy.KeyedPseudonyms;
import jp.tsunagi.privacy.Pseudonyms;
import jp.tsunagi.quarantine.Confirmations;
import jp.tsunagi.quarantine.Quarantine;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterReader;
import jp.tsunagi.register.Schedule;
import jp.tsunagi.versions.ChangeRequests;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** What the hub has written down: enough to look at runs and their files without starting a route. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HubSettings.class)
@Import({
    ConnectionTrialConfiguration.class,
    DatabaseConfiguration.class,
    EvidenceConfiguration.class,
    RetentionConfiguration.class,
    UsageConfiguration.class
})
public class LedgerConfiguration {
    /** A demo's day is half a minute. */
    private static final Schedule DEMO_SCHEDULE = new Schedule.Every(Duration.ofSeconds(10));

    @Bean
    JdbcTemplate hubJdbc(@Qualifier("hub") DataSource hub) {
        return new JdbcTemplate(hub);
    }

    @Bean
    JdbcClient hubClient(JdbcTemplate hubJdbc) {
        return JdbcClient.create(hubJdbc);
    }

    @Bean
    HubKeys keys(HubSettings settings, JdbcClient hubClient) {
        // All keys are made at the first start. A lost one is told, and never replaced in silence.
        boolean first = hubClient
                        .sql("select count(*) from (select seq from journal_entry limit 1) e")
                        .query(Long.class)
                        .single()
                == 0;
        HubKeys keys = new HubKeys(settings.keys(), first);
        if (first) {
            keys.hmac("content");
            keys.hmac("seal");
            List.of("pseudonym", "atrest", "journal").forEach(keys::newest);
        }
        return keys;
    }

    @Bean
    Pseudonyms pseudonyms(HubKeys keys) {
        return new KeyedPseudonyms(keys);
    }

    @Bean
    ConfigurationFiles configurationFiles(HubSettings settings) {
        return ConfigurationFiles.read(settings.home());
    }

    @Bean
    HubReadiness readiness(HubSettings settings, ApplicationContext context) {
        return new HubReadiness(settings.hub().resolve("ready"), context, settings.unattended());
    }

    @Bean
    EvidenceFolder evidenceFolder(HubSettings settings) {
        return new EvidenceFolder(settings.evidence());
    }

    @Bean
    Register register(HubSettings settings) {
        Register register = RegisterReader.read(settings.config()).orThrow();
        return settings.demo() ? ofDemo(register, settings.demoServer()) : register;
    }

    private static Register ofDemo(Register register, HubSettings.Server server) {
        Register demo = register.withSchedules(DEMO_SCHEDULE);
        return server == null
                ? demo
                : demo.withServers(
                        sftp -> sftp.at("localhost", server.port(), server.privateKey(), server.knownHosts()));
    }

    @Bean
    JournalKeys journalKeys(HubKeys keys, EvidenceFolder evidenceFolder, Register register) {
        return new JournalKeys(
                keys, evidenceFolder, "tsunagi-" + register.municipality().code() + "/journal");
    }

    @Bean
    JournalSeal journalSeal(HubKeys keys) {
        return new JournalSeal(keys);
    }

    /** Signs last, when everything that enters has stopped. */
    @Bean(destroyMethod = "close")
    Checkpoints checkpoints(
            @Qualifier("hub") DataSource hub,
            JournalKeys journalKeys,
            JournalSeal journalSeal,
            EvidenceFolder evidenceFolder,
            HubReadiness readiness,
            Clock clock) {
        return new Checkpoints(hub, journalKeys, journalSeal, evidenceFolder, readiness, clock);
    }

    @Bean
    RestoredJournal restoredJournal(
            @Qualifier("hub") DataSource hub,
            JournalKeys journalKeys,
            EvidenceFolder evidenceFolder,
            Journal journal,
            Clock clock) {
        return new RestoredJournal(hub, journalKeys, evidenceFolder, journal, clock);
    }

    @Bean
    Journal journal(
            @Qualifier("hub") DataSource hub,
            Clock clock,
            HubSettings settings,
            ConfigurationFiles configurationFiles,
            HubReadiness readiness,
            JournalSeal journalSeal,
            Checkpoints checkpoints) {
        Station station = new Station(settings.operator(), settings.terminal(), configurationFiles.version());
        return new DatabaseJournal(hub, clock, station, readiness, checkpoints, journalSeal);
    }

    @Bean
    TransactionOperations hubTransaction(@Qualifier("hub") DataSource hub) {
        return new TransactionTemplate(new DataSourceTransactionManager(hub));
    }

    @Bean
    ConfigurationVersions versions(
            JdbcClient hubClient, TransactionOperations hubTransaction, Journal journal, Clock clock) {
        return new ConfigurationVersions(hubClient, hubTransaction, journal, clock);
    }

    @Bean
    ChangeRequests changeRequests(
            JdbcClient hubClient,
            TransactionOperations hubTransaction,
            Journal journal,
            HubSettings settings,
            Clock clock) {
        boolean approvalRequired = settings.approval() == HubSettings.Approval.REQUIRED;
        return new ChangeRequests(
                hubClient, hubTransaction, journal, settings.approvalExpires(), approvalRequired, clock);
    }

    @Bean
    TraceCounts traceCounts() {
        return new TraceCounts();
    }

    @Bean
    Runs runs(
            JdbcClient hubClient,
            TransactionOperations hubTransaction,
            Journal journal,
            TraceCounts traceCounts,
            ConfigurationFiles configurationFiles,
            Clock clock) {
        return new Runs(hubClient, hubTransaction, journal, traceCounts, configurationFiles.version(), clock);
    }

    @Bean
    LinkageFiles files(JdbcClient hubClient, TransactionOperations hubTransaction, Journal journal, Clock clock) {
        return new LinkageFiles(hubClient, hubTransaction, journal, clock);
    }

    @Bean
    StoredFiles storedFiles(LinkageFiles files, HubKeys keys, HubSettings settings, Eraser eraser) {
        return new StoredFiles(files, new AtRest(keys), settings.data(), eraser);
    }

    @Bean
    SentRecords sentRecords(JdbcClient hubClient) {
        return new SentRecords(hubClient);
    }

    @Bean
    Exclusions exclusions(JdbcTemplate hubJdbc) {
        return new Exclusions(hubJdbc);
    }

    @Bean
    ExclusionReport exclusionReport(HubSettings settings, Exclusions exclusions, Journal journal, Places places) {
        return new ExclusionReport(settings.hub().resolve("reports"), exclusions, journal, places);
    }

    @Bean
    HeldBackRecords heldBackRecords(JdbcClient hubClient) {
        return new HeldBackRecords(hubClient);
    }

    @Bean
    Quarantine quarantine(JdbcClient hubClient, Clock clock) {
        return new Quarantine(hubClient, clock);
    }

    @Bean
    Confirmations confirmations(JdbcClient hubClient, Journal journal, Clock clock) {
        return new Confirmations(hubClient, journal, clock);
    }

    @Bean
    AuditTrail auditTrail(JdbcTemplate hubJdbc, TraceCounts traceCounts) {
        return new AuditTrail(hubJdbc, traceCounts);
    }
}

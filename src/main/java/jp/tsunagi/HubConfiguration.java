package jp.tsunagi;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.tsunagi.address.AddressRegistrationCheck;
import jp.tsunagi.address.AddressRegistrationRecord;
import jp.tsunagi.address.AddressView;
import jp.tsunagi.address.IntegratedNumbers;
import jp.tsunagi.audit.TraceCounts;
import jp.tsunagi.audit.TraceEvents;
import jp.tsunagi.audit.journal.Acceptance;
import jp.tsunagi.audit.journal.ConfigurationFiles;
import jp.tsunagi.audit.journal.ConfigurationVersions;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.branch.BranchNumberCheck;
import jp.tsunagi.checkup.CheckupArchives;
import jp.tsunagi.checkup.CheckupCheck;
import jp.tsunagi.checkup.CheckupExclusions;
import jp.tsunagi.checkup.CheckupLineCheck;
import jp.tsunagi.checkup.CheckupRecord;
import jp.tsunagi.checkup.Items;
import jp.tsunagi.checkup.OfficialSchemas;
import jp.tsunagi.checkup.Submissions;
import jp.tsunagi.eligibility.EligibilityCheck;
import jp.tsunagi.eligibility.EligibilityRecord;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.ContentHashes;
import jp.tsunagi.files.Difference;
import jp.tsunagi.files.ExclusionReport;
import jp.tsunagi.files.FolderDelivery;
import jp.tsunagi.files.InboundFolders;
import jp.tsunagi.files.Inbox;
import jp.tsunagi.files.LinkageLocks;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Outbound;
import jp.tsunagi.files.OutboundFolders;
import jp.tsunagi.files.Outbox;
import jp.tsunagi.files.Places;
import jp.tsunagi.files.Rows;
import jp.tsunagi.files.SentRow;
import jp.tsunagi.files.Settlement;
import jp.tsunagi.files.SftpDelivery;
import jp.tsunagi.files.StoreEntries;
import jp.tsunagi.files.StoredFiles;
import jp.tsunagi.intake.Comparisons;
import jp.tsunagi.intake.Intakes;
import jp.tsunagi.intake.LineCheck;
import jp.tsunagi.intake.Takeover;
import jp.tsunagi.layout.LayoutDataFormat;
import jp.tsunagi.ledger.EffectRuns;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.InstanceLock;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.ledger.SentRecords;
import jp.tsunagi.ledger.UnsettledRecords;
import jp.tsunagi.privacy.HubKeys;
import jp.tsunagi.privacy.Pseudonyms;
import jp.tsunagi.quarantine.CheckStep;
import jp.tsunagi.quarantine.DeadLetters;
import jp.tsunagi.quarantine.Quarantine;
import jp.tsunagi.quarantine.RowCheck;
import jp.tsunagi.register.BusinessCalendar;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterFinding;
import jp.tsunagi.returned.Deadlines;
import jp.tsunagi.returned.ReconciliationReport;
import jp.tsunagi.returned.ResultCodes;
import jp.tsunagi.returned.Results;
import jp.tsunagi.routing.HubRoutes;
import jp.tsunagi.routing.LinkageRunner;
import jp.tsunagi.routing.RegisterProperties;
import jp.tsunagi.routing.Replay;
import jp.tsunagi.text.CharacterProfile;
import jp.tsunagi.text.CharacterTables;
import jp.tsunagi.text.Characters;
import jp.tsunagi.usage.UsageLogCheck;
import jp.tsunagi.versions.ChangeRequests;
import jp.tsunagi.voucher.IssueNumbers;
import jp.tsunagi.voucher.VoucherCheck;
import jp.tsunagi.voucher.VoucherRecord;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** All the parts of the hub and how they fit together. Routes name the beans by the names of the methods. */
@PropertySource("classpath:camel.properties")
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class,
            JdbcClientAutoConfiguration.class,
            FlywayAutoConfiguration.class
        })
@Import(LedgerConfiguration.class)
public class HubConfiguration {
    /** Business days, schedules and file names follow Japan's time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    /** No entry waits longer for its signature. */
    private static final long LONGEST_UNSIGNED_MILLIS = 60_000;

    // --- what is configured

    /** Before any linkage runs, its folders are tried. */
    @Bean
    InitializingBean usableFolders(Register register, HubSettings settings) {
        return () -> {
            List<RegisterFinding> unusable = register.check(settings.data());
            if (!unusable.isEmpty()) {
                throw new HubException(
                        ErrorCode.FOLDER_UNUSABLE,
                        unusable.stream().map(RegisterFinding::toString).collect(Collectors.joining("\n")));
            }
        };
    }

    @Bean
    BusinessCalendar calendar(HubSettings settings) {
        return BusinessCalendar.read(settings.config().resolve("calendar.yaml"));
    }

    @Bean
    ResultCodes resultCodes(HubSettings settings) {
        return ResultCodes.read(settings.mappings().resolve("codes/result-codes.csv"));
    }

    @Bean
    CharacterTables characterTables(HubSettings settings) {
        return CharacterTables.load(settings.mappings().resolve("characters"));
    }

    /** Entered before a route starts, and when the last has stopped. */
    @Bean
    HubLife life(
            Journal journal,
            ConfigurationVersions versions,
            ChangeRequests changeRequests,
            ConfigurationFiles configurationFiles,
            ObjectProvider<Acceptance> acceptance,
            HubReadiness readiness,
            HubKeys keys,
            @Value("${hub.journal.checkpoint:60000}") long checkpointMillis,
            HubSettings settings) {
        if (checkpointMillis < 1 || checkpointMillis > LONGEST_UNSIGNED_MILLIS) {
            throw new HubException(
                    ErrorCode.SETTINGS_INVALID,
                    "config/application.yaml: hub.journal.checkpoint takes 1 to " + LONGEST_UNSIGNED_MILLIS);
        }
        return new HubLife(
                journal,
                versions,
                changeRequests,
                configurationFiles,
                acceptance.getIfAvailable(() -> Acceptance.by(settings.operator())),
                readiness,
                keys,
                settings.unattended());
    }

    /** Taken before a route starts, freed when the hub has stopped. */
    @Bean(destroyMethod = "close")
    InstanceLock instanceLock(@Qualifier("hub") DataSource hub) {
        return InstanceLock.take(hub);
    }

    // --- trace

    @Bean
    TraceEvents traceEvents(TraceCounts traceCounts, Clock clock) {
        return new TraceEvents(traceCounts, clock);
    }

    @Bean
    AggregationStrategy groupedEvents() {
        return new GroupedBodyAggregationStrategy();
    }

    // --- files

    @Bean
    LinkageLocks locks() {
        return new LinkageLocks();
    }

    @Bean
    InboundFolders inboundFolders(HubSettings settings) {
        return new InboundFolders(settings.data());
    }

    @Bean
    Settlement settlement(
            Runs runs,
            LinkageFiles files,
            OutboundFolders folders,
            ExclusionReport exclusionReport,
            @Lazy ProducerTemplate routes,
            Clock clock) {
        return new Settlement(runs, files, folders, exclusionReport, routes, clock);
    }

    @Bean
    Outbox outbox(
            Register register,
            Runs runs,
            LinkageFiles files,
            @Qualifier("hub") DataSource hub,
            Journal journal,
            Settlement settlement,
            LinkageLocks locks,
            InstanceLock instance,
            OutboundFolders folders,
            BusinessCalendar calendar,
            ExclusionReport exclusionReport,
            Clock clock) {
        return new Outbox(
                register,
                runs,
                files,
                hub,
                journal,
                settlement,
                locks,
                instance,
                folders,
                calendar,
                exclusionReport,
                clock);
    }

    @Bean
    Inbox inbox(
            Register register,
            Runs runs,
            LinkageFiles files,
            StoredFiles stored,
            InboundFolders folders,
            Journal journal,
            Places places,
            LinkageLocks locks,
            InstanceLock instance,
            ReconciliationReport report) {
        StoreEntries entries = new StoreEntries(journal, runs, files, places);
        Consumer<FileEntry> reporting = applied ->
                Optional.ofNullable(applied.sentFileId()).flatMap(files::find).ifPresent(report::write);
        return new Inbox(register, runs, files, stored, folders, entries, locks, instance, reporting);
    }

    @Bean
    Rows rows(@Qualifier("welfare") DataSource welfare, @Qualifier("address") DataSource address, Mappings mappings) {
        return new Rows(Map.of("welfare", welfare, "address", address), mappings);
    }

    @Bean
    Difference difference(SentRecords sentRecords, HubKeys keys, Pseudonyms pseudonyms) {
        return new Difference(sentRecords, new ContentHashes(keys.hmac("content")), pseudonyms);
    }

    @Bean
    LayoutDataFormat layout() {
        return new LayoutDataFormat(exchange ->
                exchange.getProperty(Outbound.PROPERTY, Outbound.class).layout());
    }

    @Bean
    FolderDelivery folderDelivery(OutboundFolders folders, LinkageFiles files, Clock clock) {
        return new FolderDelivery(folders, files, clock);
    }

    @Bean
    SftpDelivery sftpDelivery(OutboundFolders folders, LinkageFiles files, Clock clock) {
        return new SftpDelivery(folders, files, clock);
    }

    // --- quarantine

    @Bean
    DeadLetters deadLetters(Outbox outbox, Inbox inbox, Runs runs, Quarantine quarantine, Journal journal) {
        return new DeadLetters(outbox, inbox, runs, quarantine, journal);
    }

    // --- domains

    /** The welfare system's characters towards a character set. */
    @Bean
    Function<Charset, Characters> welfareCharacters(CharacterTables tables, HubSettings settings) {
        String source = settings.welfare().characters();
        Map<Charset, Characters> targets = new ConcurrentHashMap<>();
        return charset -> targets.computeIfAbsent(
                charset, target -> tables.characters(source, CharacterProfile.of(target.name())));
    }

    @Bean
    CheckStep<EligibilityRecord> eligibilityCheck(Function<Charset, Characters> welfareCharacters) {
        return new CheckStep<>(new EligibilityCheck(welfareCharacters));
    }

    @Bean
    CheckStep<AddressRegistrationRecord> addressRegistrationCheck(Function<Charset, Characters> welfareCharacters) {
        return new CheckStep<>(new AddressRegistrationCheck(welfareCharacters));
    }

    @Bean
    CheckStep<VoucherRecord> voucherCheck(Function<Charset, Characters> welfareCharacters) {
        return new CheckStep<>(new VoucherCheck(welfareCharacters));
    }

    /** Of linkages that have a layout file. */
    @Bean
    CheckStep<SentRow> rowCheck(Function<Charset, Characters> welfareCharacters) {
        return new CheckStep<>(RowCheck.ofEach(welfareCharacters));
    }

    @Bean
    IssueNumbers issueNumbers(
            @Qualifier("welfare") DataSource welfare,
            @Qualifier("hub") DataSource hub,
            Mappings mappings,
            Pseudonyms pseudonyms,
            Journal journal,
            Clock clock) {
        return new IssueNumbers(welfare, hub, mappings, pseudonyms, journal, clock);
    }

    @Bean
    ReconciliationReport reconciliationReport(
            HubSettings settings, JdbcTemplate hubJdbc, ResultCodes codes, Journal journal, Places places) {
        return new ReconciliationReport(
                settings.hub().resolve("reports"), new UnsettledRecords(hubJdbc), codes, journal, places);
    }

    @Bean
    Results results(
            LinkageFiles files,
            SentRecords sentRecords,
            @Qualifier("hub") DataSource hub,
            Journal journal,
            TraceCounts traceCounts,
            ResultCodes codes,
            ReconciliationReport report,
            Clock clock) {
        return new Results(files, sentRecords, hub, journal, traceCounts, codes, report, clock);
    }

    @Bean
    IntegratedNumbers integratedNumbers(@Qualifier("welfare") DataSource welfare, Mappings mappings, Journal journal) {
        return new IntegratedNumbers(welfare, mappings, journal);
    }

    @Bean
    AddressView addressView(
            @Qualifier("address") DataSource address,
            @Qualifier("welfare") DataSource welfare,
            Mappings mappings,
            Pseudonyms pseudonyms,
            Journal journal) {
        return new AddressView(address, welfare, mappings, pseudonyms, journal);
    }

    @Bean
    Comparisons comparisons(
            Register register,
            Runs runs,
            EffectRuns effectRuns,
            @Qualifier("welfare") DataSource welfare,
            @Qualifier("hub") DataSource hub,
            LinkageLocks locks,
            InstanceLock instance,
            Journal journal,
            Clock clock) {
        return new Comparisons(register, runs, effectRuns, welfare, hub, locks, instance, journal, clock);
    }

    @Bean
    LineCheck<?> branchNumberCheck() {
        return new BranchNumberCheck();
    }

    @Bean
    LineCheck<?> checkupLineCheck() {
        return new CheckupLineCheck();
    }

    @Bean
    LineCheck<?> usageLogCheck() {
        return new UsageLogCheck();
    }

    @Bean
    Items checkupItems(HubSettings settings) {
        return Items.read(settings.mappings().resolve("checkup"));
    }

    @Bean
    Submissions submissions(HubSettings settings, Register register, Items checkupItems) {
        return Submissions.read(settings.mappings().resolve("checkup"), register, checkupItems.lists());
    }

    @Bean
    OfficialSchemas officialSchemas(HubSettings settings) {
        return new OfficialSchemas(settings.config().resolve("schemas"));
    }

    @Bean
    CheckupExclusions checkupExclusions(Submissions submissions) {
        return new CheckupExclusions(submissions);
    }

    @Bean
    CheckStep<CheckupRecord> checkupCheck(
            Items checkupItems,
            Submissions submissions,
            OfficialSchemas officialSchemas,
            Function<Charset, Characters> welfareCharacters) {
        return new CheckStep<>(CheckupCheck.ofEach(checkupItems, submissions, officialSchemas, welfareCharacters));
    }

    @Bean
    CheckupArchives checkupArchives(Submissions submissions, OfficialSchemas officialSchemas) {
        return new CheckupArchives(submissions, officialSchemas);
    }

    @Bean
    Takeover takeover(Mappings mappings, Pseudonyms pseudonyms) {
        return new Takeover(mappings, pseudonyms);
    }

    @Bean
    EffectRuns effectRuns(
            JdbcClient hubClient,
            TransactionOperations hubTransaction,
            Runs runs,
            Journal journal,
            TraceCounts traceCounts,
            Clock clock) {
        return new EffectRuns(hubClient, hubTransaction, runs, journal, traceCounts, clock);
    }

    @Bean
    Intakes intakes(
            Register register,
            @Qualifier("welfare") DataSource welfare,
            @Qualifier("hub") DataSource hub,
            EffectRuns effectRuns,
            Takeover takeover,
            Journal journal,
            Clock clock,
            List<LineCheck<?>> lineChecks) {
        return new Intakes(register, welfare, hub, effectRuns, takeover, journal, clock, lineChecks);
    }

    @Bean
    Deadlines deadlines(LinkageFiles files, ReconciliationReport report, Clock clock) {
        return new Deadlines(files, report, clock);
    }

    // --- routes

    @Bean
    RegisterProperties registerProperties(Register register, HubSettings settings) {
        return new RegisterProperties(register, settings.data());
    }

    @Bean
    HubRoutes hubRoutes(Register register, RegisterProperties properties, HubSettings settings) {
        return new HubRoutes(register, properties, settings.data(), settings.unattended());
    }

    @Bean
    LinkageRunner linkageRunner(
            Register register,
            RegisterProperties properties,
            Runs runs,
            @Lazy ProducerTemplate producer,
            @Lazy ConsumerTemplate consumer,
            Journal journal) {
        return new LinkageRunner(register, properties, runs, producer, consumer, journal);
    }

    @Bean
    Replay replay(Register register, LinkageRunner linkages, Quarantine quarantine, Journal journal) {
        return new Replay(register, linkages, quarantine, journal);
    }
}

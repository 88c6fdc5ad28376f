package jp.tsunagi.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import jp.tsunagi.demo.MovableClock;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.support.ChainCheck;
import jp.tsunagi.support.JournalFixture;
import jp.tsunagi.support.PostgresServer;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

class JournalPruningTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    private static PostgresServer server;

    @TempDir
    private Path root;

    private final MovableClock clock = new MovableClock(DAY, ZONE);
    private JournalFixture fixture;
    private DataSource hub;
    private JournalPruning pruning;

    enum Database {
        H2,
        POSTGRESQL
    }

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    private void on(Database database) throws SQLException {
        hub = database == Database.H2
                ? h2()
                : server.create("journal" + UUID.randomUUID().toString().substring(0, 8), "hub");
        fixture = new JournalFixture(hub, root, clock);
        pruning = new JournalPruning(hub, fixture.journal(), fixture.keys(), fixture.folder(), clock);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatPruningAfterPruningLeavesVerifies(Database database) throws SQLException, IOException {
        on(database);
        for (int year = 0; year < 6; year++) {
            day(DAY.plusYears(year), 7);
        }

        clock.moveTo(DAY.plusYears(6), LocalTime.NOON);
        assertThat(pruning.prunable(start(DAY.plusYears(1)))).isEqualTo(7);
        assertThat(pruning.prune(start(DAY.plusYears(1)))).isEqualTo(7);
        assertThat(verify()).isEqualTo(8);
        assertThat(pruning.prune(start(DAY.plusYears(1)))).isZero();

        day(DAY.plusYears(6).plusDays(1), 3);
        fixture.keys().rotate(clock.instant());
        clock.moveTo(DAY.plusYears(7), LocalTime.NOON);
        assertThat(pruning.prune(start(DAY.plusYears(3)))).isEqualTo(14);
        assertThat(verify()).isEqualTo(22);

        day(DAY.plusYears(8), 1);
        clock.moveTo(DAY.plusYears(9), LocalTime.NOON);
        assertThat(pruning.prune(start(DAY.plusYears(4)))).isEqualTo(7);
        fixture.checkpoints().make();
        assertThat(verify()).isEqualTo(29);

        assertThat(count("journal_tombstone")).isEqualTo(3);
        assertThat(count("journal_entry where at < '2030-03-31'")).isZero();
        assertThat(fixture.folder().tombstones()).hasSize(3);
        assertThat(fixture.folder().hashes()).isNotEmpty().allMatch(file -> EvidenceFolder.size(file) > 28);
        assertThat(fixture.folder().checkpoints()).anyMatch(file -> EvidenceFolder.size(file) == 7);
        assertThat(count("journal_checkpoint where size < 28")).isZero();
        assertThat(count("journal_checkpoint where size = 28")).isOne();
        assertThat(outcomes())
                .containsExactly("INTENDED 7", "DONE 7", "INTENDED 14", "DONE 14", "INTENDED 7", "DONE 7");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void afterPruningUpToTheNewestCheckpointTheNextOneIsSigned(Database database) throws SQLException, IOException {
        on(database);
        day(DAY, 5);
        clock.moveTo(DAY.plusYears(6), LocalTime.NOON);
        assertThat(pruning.prune(start(DAY.plusDays(1)))).isEqualTo(5);
        assertThat(count("journal_entry")).isEqualTo(2);

        fixture.checkpoints().make();
        assertThat(fixture.failing()).isEmpty();
        assertThat(verify()).isEqualTo(6);
        JournalFixture restarted = new JournalFixture(hub, root, clock);
        enter(restarted.journal(), 1);
        restarted.checkpoints().make();
        assertThat(verify()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void anEntryThatIsYoungerKeepsTheWholeCheckpoint(Database database) throws SQLException, IOException {
        on(database);
        day(DAY, 4);
        enter(fixture.journal(), 4);
        clock.moveTo(DAY.plusDays(1), LocalTime.MIDNIGHT);
        day(DAY.plusDays(1), 1);
        clock.moveTo(DAY.plusYears(6), LocalTime.NOON);

        assertThat(pruning.prune(start(DAY.plusDays(1)))).isEqualTo(4);
        assertThat(verify()).isEqualTo(5);
        assertThat(pruning.prune(start(DAY))).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatWasAlteredIsNotPruned(Database database) throws SQLException {
        on(database);
        day(DAY, 5);
        new JdbcTemplate(hub).update("update journal_entry set actor = 'somebody' where seq = 3");
        clock.moveTo(DAY.plusYears(6), LocalTime.NOON);

        assertThatThrownBy(() -> pruning.prune(start(DAY.plusDays(1))))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_ALTERED));
        assertThat(count("journal_entry where seq <= 5")).isEqualTo(5);
        assertThat(fixture.folder().tombstones()).isEmpty();
        assertThat(outcomes()).containsExactly("INTENDED 5", "FAILED 5");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aCrashBetweenTombstoneAndCommitLeavesEverythingAndTheNextPruningFinishes(Database database)
            throws SQLException, IOException {
        on(database);
        day(DAY, 5);
        day(DAY.plusYears(3), 5);
        clock.moveTo(DAY.plusYears(6), LocalTime.NOON);
        JdbcTemplate sql = new JdbcTemplate(hub);
        sql.execute("alter table journal_tombstone add constraint crash check (size < 0)");
        assertThatThrownBy(() -> pruning.prune(start(DAY.plusDays(1)))).isInstanceOf(HubException.class);

        assertThat(fixture.folder().tombstones()).hasSize(1);
        assertThat(count("journal_entry where seq <= 5")).isEqualTo(5);
        assertThat(ChainCheck.verify(hub, fixture.folder(), fixture.keys().verifiers(), null))
                .isOne();
        String tombstone = Files.readString(fixture.folder().tombstone(5));

        sql.execute("alter table journal_tombstone drop constraint crash");
        clock.moveTo(DAY.plusYears(6).plusDays(1), LocalTime.NOON);
        assertThat(pruning.prune(start(DAY.plusDays(2)))).isEqualTo(5);
        assertThat(fixture.folder().tombstone(5)).hasContent(tombstone);
        assertThat(verify()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void hashesThatACrashLeftGoWithTheNextPruning(Database database) throws SQLException, IOException {
        on(database);
        day(DAY, 5);
        byte[] hashes = Files.readAllBytes(fixture.folder().hashes(5));
        clock.moveTo(DAY.plusYears(6), LocalTime.NOON);
        pruning.prune(start(DAY.plusDays(1)));
        Files.write(fixture.folder().hashes(5), hashes);

        assertThat(pruning.prune(start(DAY.plusDays(1)))).isZero();
        assertThat(fixture.folder().hashes(5)).doesNotExist();
        assertThat(fixture.folder().checkpoint(5)).exists();
    }

    /** So many entries on a day, and a checkpoint. */
    private void day(LocalDate day, int entries) {
        clock.moveTo(day, LocalTime.of(6, 0));
        enter(fixture.journal(), entries);
        fixture.checkpoints().make();
    }

    private static void enter(Journal journal, int entries) {
        for (int i = 0; i < entries; i++) {
            journal.enter(Entry.of(Action.VIEW, Access.LOOK_UP, Outcome.DONE, "test")
                    .records((long) i)
                    .build());
        }
    }

    private long verify() {
        return ChainCheck.verify(
                hub,
                fixture.folder(),
                fixture.keys().verifiers(),
                ChainCheck.tombstone(fixture.folder(), fixture.keys().verifiers()));
    }

    private List<String> outcomes() {
        return new JdbcTemplate(hub)
                .queryForList(
                        "select outcome || ' ' || records from journal_entry where action = 'PRUNE' order by seq",
                        String.class);
    }

    private long count(String from) {
        return new JdbcTemplate(hub).queryForObject("select count(*) from " + from, Long.class);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    private static DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:journal" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/hub")
                .load()
                .migrate();
        return database;
    }
}

package jp.tsunagi.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Checkpoints;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalKeys;
import jp.tsunagi.files.Hashes;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.support.ChainCheck;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixturePeople;
import jp.tsunagi.support.HubFixtureResults;
import jp.tsunagi.support.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    @TempDir
    private Path root;

    @Test
    void nobodyIsSentTwiceBecauseHistoryWasPruned() throws IOException {
        try (RetentionHub office = new RetentionHub(root)) {
            HubFixture hub = office.hub;
            office.on(HubFixture.DAY.plusDays(7));
            HubFixturePeople.in(hub).change(1, "address", "架空市二丁目1");
            assertThat(hub.send(RunKind.DIFFERENCE).balance()).isEqualTo(new Balance(5, 1, 3, 0, 1));
            HubFixtureResults.put(
                    hub,
                    "RES_second.csv",
                    HubFixtureResults.accepting(hub.newest(HubFixture.OUT).fileName(), 1));
            hub.take();
            long runs = count(office, "run");
            assertThat(List.of(count(office, "sent_record"), count(office, "answer")))
                    .containsExactly(6L, 6L);
            assertThat(count(office, "trace_event")).isPositive();

            assertThat(office.daily(HubFixture.DAY.plusYears(6))).anyMatch(line -> line.startsWith("deleted"));
            assertThat(List.of(count(office, "sent_record"), count(office, "answer")))
                    .containsExactly(5L, 5L);
            assertThat(count(office, "trace_event where run_id is not null")).isZero();
            assertThat(count(office, "run")).isEqualTo(runs);
            assertThat(office.entries("PRUNE"))
                    .anyMatch(entry ->
                            entry.startsWith("DONE ledger ") && entry.contains("sent records 1, their answers 1"));

            assertThat(hub.send(RunKind.DIFFERENCE).balance()).isEqualTo(new Balance(5, 0, 4, 0, 1));
            HubFixturePeople.in(hub).change(2, "address", "架空市二丁目2");
            assertThat(hub.send(RunKind.DIFFERENCE).balance()).isEqualTo(new Balance(5, 1, 4, 0, 0));
        }
    }

    @Test
    void nothingYoungerThanTheRetentionGoes() throws IOException {
        try (RetentionHub office = new RetentionHub(root)) {
            List<Long> before = rows(office);
            office.daily(HubFixture.DAY.plusYears(5));
            assertThat(rows(office)).isEqualTo(before);
            assertThat(office.entries("PRUNE")).isEmpty();
        }
    }

    @Test
    void theJournalOfTheWholeHubVerifiesAfterTwoPrunings() throws IOException {
        try (RetentionHub office = new RetentionHub(root)) {
            checkpoint(office);
            office.on(HubFixture.DAY.plusYears(2));
            office.hub.send(RunKind.DIFFERENCE);
            checkpoint(office);

            office.daily(HubFixture.DAY.plusYears(6));
            checkpoint(office);
            long first = verify(office);
            assertThat(first).isGreaterThan(1);
            office.daily(HubFixture.DAY.plusYears(8));
            checkpoint(office);
            assertThat(verify(office)).isGreaterThan(first);
            assertThat(count(office, "journal_entry where at < '2032-01-01'")).isZero();
        }
    }

    @Test
    void archivedFilesAndReportsGoAtFiveYearsAndNotADayBefore() throws IOException {
        try (RetentionHub office = new RetentionHub(root)) {
            HubFixtureResults.put(office.hub, "ERGEBNIS.csv", "no header");
            office.hub.take();
            String sha256 = office.answered.sha256();

            office.daily(LocalDate.of(2031, 4, 1));
            assertThat(office.archived()).exists();
            assertThat(office.report()).exists();
            office.on(LocalDate.of(2031, 4, 2));
            assertThat(office.hub.bean(Retention.class).plan())
                    .contains("erase " + office.hub.data().relativize(office.archived()));
            assertThat(office.archived()).exists();

            office.daily(LocalDate.of(2031, 4, 2));
            assertThat(office.archived().getParent()).doesNotExist();
            assertThat(office.report()).doesNotExist();
            assertThat(office.hub.held()).isNotEmptyDirectory();
            String place = office.hub.data().relativize(office.archived()).toString();
            assertThat(office.entries("ERASE"))
                    .contains(
                            "INTENDED " + place + " retention 5 years",
                            "DONE " + place + " retention 5 years",
                            "DONE " + office.hub.data().relativize(office.report()) + " retention 5 years");
            assertThat(count(
                            office,
                            "journal_entry where action = 'ERASE' and file_sha256 = '" + sha256 + "' and file_name = '"
                                    + RetentionHub.ANSWER + "'"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aFileOf29FebruaryGoesOn1March() throws IOException {
        try (RetentionHub office = new RetentionHub(root, LocalDate.of(2028, 2, 29))) {
            office.daily(LocalDate.of(2033, 2, 28));
            assertThat(office.archived()).exists();
            office.daily(LocalDate.of(2033, 3, 1));
            assertThat(office.archived()).doesNotExist();
        }
    }

    @Test
    void whatACrashKeptFromBeingEnteredIsEnteredByWhatIsThere() throws IOException {
        try (RetentionHub office = new RetentionHub(root)) {
            Journal journal = office.hub.bean(Journal.class);
            Path there = Files.writeString(office.hub.data().resolve("there"), "there");
            for (Action action : List.of(Action.STORE, Action.REPORT, Action.ERASE)) {
                for (String place : List.of("there", "gone")) {
                    journal.enter(Entry.intent(action, Access.CHANGE, "crash")
                            .place(place)
                            .file(place, null)
                            .build());
                }
            }
            office.daily(HubFixture.DAY.plusDays(1));
            assertThat(count(office, "journal_entry where screen = 'crash'")).isEqualTo(6);

            office.hub.stop();
            office.hub.start();
            office.daily(HubFixture.DAY.plusDays(2));
            office.daily(HubFixture.DAY.plusDays(3));
            assertThat(office.hub
                            .hub()
                            .queryForList(
                                    "select action || ' ' || outcome || ' ' || place from journal_entry "
                                            + "where screen = 'crash' and refers is not null order by seq",
                                    String.class))
                    .containsExactly(
                            "STORE DONE there",
                            "STORE FAILED gone",
                            "REPORT DONE there",
                            "REPORT FAILED gone",
                            "ERASE FAILED there",
                            "ERASE DONE gone");
            assertThat(count(
                            office,
                            "journal_entry where action = 'REPORT' and file_sha256 = '" + Hashes.of(there) + "'"))
                    .isOne();
        }
    }

    @Test
    void aRouteDoesItEveryDay() throws IOException {
        assertThat(Files.readString(Path.of("config/application.yaml"))).contains("retention: \"0 30 2 * * ?\"");
        try (HubFixture hub = new HubFixture(root)
                .unattended()
                .set("hub.retention", "* * * * * ?")
                .start()) {
            Waiting.until(() -> hub.hub()
                            .queryForObject(
                                    "select count(*) from journal_entry where action = 'NONE_LEFT' and outcome = 'DONE'",
                                    Long.class)
                    > 0);
            assertThat(Files.readString(hub.log())).contains("retention: none left");
        }
    }

    private static List<Long> rows(RetentionHub office) {
        return List.of(
                count(office, "sent_record"),
                count(office, "answer"),
                count(office, "trace_event where run_id is not null"),
                count(office, "quarantine_item"));
    }

    private static void checkpoint(RetentionHub office) {
        office.hub.bean(Checkpoints.class).make();
    }

    private static long verify(RetentionHub office) {
        EvidenceFolder folder = office.hub.bean(EvidenceFolder.class);
        var keys = office.hub.bean(JournalKeys.class).verifiers();
        DataSource database = office.hub.bean("hub", DataSource.class);
        return ChainCheck.verify(database, folder, keys, ChainCheck.tombstone(folder, keys));
    }

    private static long count(RetentionHub office, String from) {
        return office.count(from);
    }
}

package jp.tsunagi.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.support.HubFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoneLeftTest {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    private Path root;

    private RetentionHub office;

    @BeforeEach
    void start() throws IOException {
        office = new RetentionHub(root);
    }

    @AfterEach
    void stop() {
        office.close();
    }

    @Test
    void aDayThatLeavesNothingIsEnteredAsNoneLeft() {
        assertThat(office.hub.send(RunKind.DIFFERENCE).fileState()).isEqualTo("EMPTY");
        office.daily(HubFixture.DAY.plusDays(1));

        assertThat(office.entries("NONE_LEFT"))
                .hasSize(2)
                .element(1)
                .asString()
                .matches("DONE  none left; [1-9][0-9]* places looked at");
        assertThat(office.entries("ERASE"))
                .contains("INTENDED drop/eligibility-out/.SKK_139998_20260401_002.csv.part EMPTY")
                .contains("DONE drop/eligibility-out/.SKK_139998_20260401_002.csv.part EMPTY");
    }

    @Test
    void whatEndedRunsHaveLeftIsErasedAndEntered() throws IOException {
        Path staged = left(office.hub.drop().resolve("." + office.sent.fileName() + ".part"));
        Path stored =
                left(office.archived().resolveSibling("." + office.answered.fileId() + "-RES_first.csv.enc.part"));
        Path report = left(office.report().resolveSibling("." + office.report().getFileName() + ".part"));
        Path fetched = left(office.hub.data().resolve("hub/staging/result-in/" + RetentionHub.ANSWER));
        office.daily(HubFixture.DAY.plusDays(1));

        assertThat(fetched).doesNotExist();
        assertThat(staged).doesNotExist();
        assertThat(stored).doesNotExist();
        assertThat(report).doesNotExist();
        assertThat(office.entries("ERASE"))
                .contains("DONE drop/eligibility-out/." + office.sent.fileName() + ".part left by run "
                        + office.sent.id() + ", CLOSED");
        assertThat(office.entries("NONE_LEFT").get(1))
                .startsWith("DONE  none left;")
                .contains("erased what ended runs");
    }

    @Test
    void whatBelongsToAnOpenRunIsLeftAlone() throws IOException {
        Path staged = left(office.hub.drop().resolve("." + office.sent.fileName() + ".part"));
        office.hub.hub().update("update run set state = 'OPEN' where run_id = ?", office.sent.id());
        office.daily(HubFixture.DAY.plusDays(1));

        assertThat(staged).exists();
        assertThat(office.entries("NONE_LEFT").get(1))
                .startsWith("DONE  none left; 1 of runs under way;")
                .doesNotContain("erased");
    }

    @Test
    void ofWhatBelongsToARunThatIsOpenForMoreThanADayAPersonIsTold() throws IOException {
        Path staged = left(office.hub.drop().resolve("." + office.sent.fileName() + ".part"));
        office.hub.hub().update("update run set state = 'OPEN' where run_id = ?", office.sent.id());
        office.on(HubFixture.DAY.plusDays(2));
        Retention retention = office.hub.bean(Retention.class);
        String told = "drop/eligibility-out/." + office.sent.fileName() + ".part of run " + office.sent.id()
                + ", OPEN for more than a day";

        assertThat(retention.plan()).contains("tell of " + told);
        assertThat(retention.daily().isLeft()).isTrue();
        assertThat(staged).exists();
        assertThat(office.entries("NONE_LEFT").get(1)).startsWith("FAILED  left: " + told + ";");
        assertThat(Files.readString(office.hub.log())).contains("ALERT temporary files are left: " + told);
    }

    @Test
    void whatIsYoungerThanTheNewestRunIsLeftAlone() throws IOException {
        Path young = left(office.hub.data().resolve("hub/staging/x/.new.csv.part"));
        Files.setLastModifiedTime(
                young, FileTime.from(office.answered.openedAt().plusSeconds(1)));
        office.daily(HubFixture.DAY.plusDays(1));

        assertThat(young).exists();
        assertThat(office.entries("NONE_LEFT").get(1)).startsWith("DONE  none left; 1 of runs under way;");
    }

    @Test
    void ofWhatNobodyKnowsAPersonIsToldAndNothingIsDeleted() throws IOException {
        Path unknown = left(office.hub.drop().resolve(".unknown.csv.part"));
        Path key = left(office.hub.data().resolve("hub/keys/.new123"));
        Path check = left(office.hub.data().resolve(".tsunagi-check9"));
        left(office.hub.inbox().resolve(".counterpart.csv.part"));
        office.daily(HubFixture.DAY.plusDays(1));

        assertThat(unknown).exists();
        assertThat(key).exists();
        assertThat(check).exists();
        assertThat(office.entries("NONE_LEFT").get(1))
                .startsWith("FAILED  left: ")
                .contains(".tsunagi-check9", "drop/eligibility-out/.unknown.csv.part", "hub/keys/.new123")
                .doesNotContain("counterpart");
        assertThat(Files.readString(office.hub.log())).contains("ALERT temporary files are left: ");
    }

    private static Path left(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "left");
        return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }
}

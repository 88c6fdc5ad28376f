package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Sent.NAME;
import static jp.tsunagi.counterpart.Sent.key;
import static jp.tsunagi.counterpart.Sent.person;
import static jp.tsunagi.counterpart.Sent.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoodFileTest {
    @TempDir
    Path root;

    private TerminalFolders folders;

    @BeforeEach
    void folders() {
        folders = new TerminalFolders(root);
    }

    @Test
    void everyRecordOfAGoodFileIsAcceptedInTheOrderOfTheFile() throws Exception {
        try (IntegrationTerminal terminal = folders.terminal()) {
            Sent.drop(folders.drop(), NAME, Sent.difference(NAME, person(2), person(1)));

            assertThat(terminal.collect()).isEqualTo(1);

            assertThat(Files.readString(folders.inbox().resolve("RES_" + NAME)))
                    .isEqualTo("H,01,R20261120SKK00000001," + NAME + ",20261120093000,1,0000\r\n"
                            + "D,1,12016010," + Sent.recipientNumber(2) + ",20,1,0000,,,0,1,\r\n"
                            + "D,2,12016010," + Sent.recipientNumber(1) + ",20,1,0000,,,0,1,\r\n"
                            + "T,2,2,0\r\n");
            assertThat(folders.inbox().resolve("RES_" + NAME + ".done")).isEmptyFile();
            assertThat(terminal.lastOutcome(NAME))
                    .contains(new FileOutcome(NAME, "R20261120SKK00000001", 2, 0, Optional.empty()));
            assertThat(terminal.partition().count()).isEqualTo(2);
            assertThat(terminal.verification().count()).isEqualTo(2);
        }
    }

    @Test
    void theFetchedPairLeavesTheDropFolder() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.result(terminal, NAME, Sent.difference(NAME, person(1)));

            assertThat(folders.drop().resolve(NAME)).doesNotExist();
            assertThat(folders.drop().resolve(NAME + ".done")).doesNotExist();
            assertThat(folders.drop().resolve("fetched")).isDirectoryContaining("glob:**" + NAME);
            assertThat(folders.drop().resolve("fetched")).isDirectoryContaining("glob:**" + NAME + ".done");
        }
    }

    @Test
    void aFileWithoutItsMarkerIsLeftAlone() throws Exception {
        try (IntegrationTerminal terminal = folders.terminal()) {
            Files.writeString(folders.drop().resolve(NAME), Sent.difference(NAME, person(1)));

            assertThat(terminal.collect()).isZero();
            assertThat(folders.drop().resolve(NAME)).exists();
        }
    }

    @Test
    void filesAreTakenInTheOrderOfTheirNames() {
        String later = "SKK_139998_20261120_002.csv";
        try (IntegrationTerminal terminal = folders.terminal()) {
            Sent.drop(folders.drop(), later, Sent.difference(later, with(person(1), 3, "02")));
            Sent.drop(folders.drop(), NAME, Sent.difference(NAME, person(1)));

            assertThat(terminal.collect()).isEqualTo(2);

            assertThat(terminal.lastOutcome(later).orElseThrow().accepted()).isEqualTo(1);
            assertThat(terminal.partition().find(key(1)).orElseThrow().receptionNumber())
                    .isEqualTo("R20261120SKK00000002");
        }
    }

    @Test
    void aQuotedValueIsTakenAsWritten() {
        String quoted = Sent.difference(NAME, with(person(1), 20, "\"架空市1,2 \"\"荘\"\"\""));
        try (IntegrationTerminal terminal = folders.terminal()) {
            assertThat(folders.result(terminal, NAME, quoted)).endsWith("T,1,1,0");
            assertThat(terminal.verification().find(key(1)).orElseThrow().address())
                    .isEqualTo("架空市1,2 \"荘\"");
        }
    }

    @Test
    void aFileInTheConfiguredCharacterSetIsRead() {
        Charset ms932 = Charset.forName("windows-31j");
        try (IntegrationTerminal terminal =
                folders.terminal(TerminalSettings.standard().withCharset(ms932))) {
            Sent.drop(folders.drop(), NAME, Sent.difference(NAME, with(person(1), 12, "髙橋")), ms932);
            terminal.collect();

            assertThat(folders.fetchResult(NAME)).endsWith("T,1,1,0");
            assertThat(terminal.verification().find(key(1)).orElseThrow().name())
                    .isEqualTo("髙橋");
        }
    }

    @Test
    void anInitialLoadMayHoldAnyKindOfChange() {
        String[] ended = with(with(with(person(2), 3, "03"), 23, "20261130"), 24, "01");
        try (IntegrationTerminal terminal = folders.terminal()) {
            List<String> result =
                    folders.result(terminal, NAME, Sent.initialLoad(NAME, with(person(1), 3, "02"), ended));

            assertThat(result).endsWith("T,2,2,0");
        }
    }

    @Test
    void anEmptyFileOfRecordsHasAnEmptyResult() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            assertThat(folders.result(terminal, NAME, Sent.difference(NAME)))
                    .hasSize(2)
                    .endsWith("T,0,0,0");
        }
    }

    @Test
    void theFirstRecipientOfAKeyHasBranchOneAndTheNextPersonUnderItBranchTwo() {
        String later = "SKK_139998_20261120_002.csv";
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.result(terminal, NAME, Sent.difference(NAME, person(1)));
            assertThat(terminal.partition().find(key(1)).orElseThrow().branchNumber())
                    .isEqualTo("01");

            String[] another = with(with(person(1), 3, "02"), 21, Sent.personalNumber(9));
            folders.result(terminal, later, Sent.difference(later, another));

            assertThat(terminal.partition().find(key(1)).orElseThrow().branchNumber())
                    .isEqualTo("02");
            assertThat(terminal.verification().find(key(1)).orElseThrow().branchNumber())
                    .isEqualTo("02");
        }
    }

    @Test
    void aDeletedRecordIsForgottenAndGivesItsPersonalNumberFree() {
        String later = "SKK_139998_20261120_002.csv";
        String[] deleted = with(with(person(1), 3, "02"), 31, "2");
        String[] heir = with(person(2), 21, Sent.personalNumber(1));
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.result(terminal, NAME, Sent.difference(NAME, person(1)));

            assertThat(folders.result(terminal, later, Sent.difference(later, deleted, heir)))
                    .endsWith("T,2,2,0");

            assertThat(terminal.partition().find(key(1))).isEmpty();
            assertThat(terminal.partition().count()).isEqualTo(1);
            assertThat(terminal.verification().find(key(1))).isEmpty();
            assertThat(terminal.verification().find(key(2))).isPresent();
        }
    }

    @Test
    void theSameFileAtTheSameTimeHasTheSameResultByteForByte(@TempDir Path other) throws Exception {
        String content = Sent.difference(NAME, person(1), with(person(2), 13, "カクウ"), person(3));
        TerminalFolders others = new TerminalFolders(other);
        for (TerminalFolders each : List.of(folders, others)) {
            try (IntegrationTerminal terminal = each.terminal()) {
                Sent.drop(each.drop(), NAME, content);
                terminal.collect();
            }
        }
        assertThat(folders.inbox().resolve("RES_" + NAME))
                .hasSameBinaryContentAs(others.inbox().resolve("RES_" + NAME));
    }
}

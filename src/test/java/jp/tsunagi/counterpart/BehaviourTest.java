package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Sent.NAME;
import static jp.tsunagi.counterpart.Sent.key;
import static jp.tsunagi.counterpart.Sent.person;
import static jp.tsunagi.counterpart.Sent.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BehaviourTest {
    private static final String LATER = "SKK_139998_20261120_002.csv";

    @TempDir
    Path root;

    @Test
    void eachOddBehaviourHasOneTurnAndTheTrailerCountsWhatIsThere() {
        TerminalFolders folders = new TerminalFolders(root);
        Behaviour behaviour = new Behaviour(Set.of(key(1)), Set.of(key(2)), List.of(key(9)));
        try (IntegrationTerminal terminal =
                folders.terminal(TerminalSettings.standard().withBehaviour(behaviour))) {
            List<String> first = folders.result(terminal, NAME, Sent.difference(NAME, person(1), person(2), person(3)));
            assertThat(first.subList(1, first.size()))
                    .containsExactly(accepted(2, 2), accepted(2, 2), accepted(3, 3), accepted(4, 9), "T,4,4,0");
            assertThat(terminal.partition().find(key(1))).isPresent();
            assertThat(terminal.partition().find(key(9))).isEmpty();

            List<String> second = folders.result(
                    terminal, LATER, Sent.difference(LATER, with(person(1), 3, "02"), with(person(2), 3, "02")));
            assertThat(second.subList(1, second.size())).containsExactly(accepted(1, 1), accepted(2, 2), "T,2,2,0");
        }
    }

    @Test
    void aBehaviourWaitsForTheFileThatHoldsItsKey() {
        TerminalFolders folders = new TerminalFolders(root);
        Behaviour behaviour = new Behaviour(Set.of(key(2)), Set.of(), List.of());
        try (IntegrationTerminal terminal =
                folders.terminal(TerminalSettings.standard().withBehaviour(behaviour))) {
            assertThat(folders.result(terminal, NAME, Sent.difference(NAME, person(1))))
                    .endsWith("T,1,1,0");
            assertThat(folders.result(terminal, LATER, Sent.difference(LATER, person(2))))
                    .endsWith("T,0,0,0");
        }
    }

    @Test
    void aKeyNeverSentMustLookLikeAKey() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Behaviour(Set.of(), Set.of(), List.of("12016010")));
    }

    private static String accepted(int detailNumber, int person) {
        return "D," + detailNumber + ",12016010," + Sent.recipientNumber(person) + ",20,1,0000,,,0,1,";
    }
}

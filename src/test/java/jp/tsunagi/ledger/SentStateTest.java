package jp.tsunagi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import jp.tsunagi.ledger.SentState.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentStateTest {
    private static final ContentHash NOW = hash(1);
    private static final ContentHash OTHER = hash(2);

    /** What was accepted, is under way, was rejected: the present content, another one, or none. */
    @ParameterizedTest
    @CsvSource({
        "none,  none,  none,  SEND",
        "now,   none,  none,  UNCHANGED",
        "other, none,  none,  SEND",
        "none,  now,   none,  UNANSWERED",
        "none,  other, none,  UNANSWERED",
        "now,   other, none,  UNANSWERED",
        "none,  none,  now,   REJECTED",
        "none,  none,  other, SEND",
        "other, none,  now,   REJECTED",
        "now,   none,  other, UNCHANGED",
        "other, none,  other, SEND",
        "now,   none,  now,   REJECTED",
        "none,  now,   now,   UNANSWERED",
    })
    void aDifferenceSendsWhatTheCounterpartNeitherHasNorIsAskedNorRefused(
            String accepted, String underWay, String rejected, Decision decision) {
        SentState state = new SentState(known(accepted), known(underWay), known(rejected));
        assertThat(state.decide(NOW)).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({"none, false, NEW", "none, true, NEW", "other, false, CHANGED", "other, true, ENDED"})
    void aPersonIsNewUntilTheCounterpartHasAcceptedOne(String accepted, boolean ended, Change change) {
        assertThat(new SentState(known(accepted), null, null).change(ended)).isEqualTo(change);
    }

    private static ContentHash known(String word) {
        return switch (word) {
            case "none" -> null;
            case "now" -> NOW;
            default -> OTHER;
        };
    }

    private static ContentHash hash(int value) {
        return new ContentHash(new byte[] {(byte) value});
    }
}

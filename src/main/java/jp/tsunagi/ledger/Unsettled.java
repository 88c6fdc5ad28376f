package jp.tsunagi.ledger;

/**
 * A sent record that the counterpart has not accepted.
 *
 * @param number position in the sent file, from 1
 * @param code the counterpart's code; {@code null} without an answer
 */
public record Unsettled(int number, String key, State state, String code, String detail) {
    /** Why it is not settled. */
    public enum State {
        REJECTED,
        WAITING,
        MISSING
    }
}

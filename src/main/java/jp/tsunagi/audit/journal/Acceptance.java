package jp.tsunagi.audit.journal;

/**
 * Who has a set of routes, mappings and configuration taken into use, and why.
 *
 * @param who account
 * @param reason in the words of that person
 */
public record Acceptance(String who, String reason) {
    /** What is entered where nobody said why. */
    public static final String NOT_STATED = "not stated";

    public boolean isStated() {
        return !NOT_STATED.equals(reason);
    }

    public static Acceptance by(String who) {
        return new Acceptance(who, NOT_STATED);
    }
}

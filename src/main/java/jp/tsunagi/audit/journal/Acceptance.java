package jp.tsunagi.audit.journal;

/**
 * Who has a set of routes, mappings and configuration taken into use, and why.
 *
 * @param who account
 * @param reason in the words of that person
 */
public record Acceptance(String who, String reason) {
    /** The hub itself: it goes on with what it ran before. */
    public static final String HUB = "hub";

    /** What is entered where nobody said why. */
    public static final String NOT_STATED = "not stated";

    /** The set is used by one command, and is not the one in force from then on. */
    public static final Acceptance NONE = new Acceptance(HUB, "for one command");

    private static final int LONGEST_NAME = 100;

    public Acceptance {
        who = who.substring(0, Math.min(LONGEST_NAME, who.length()));
        reason = reason.replaceAll("\\p{Cntrl}", " ");
    }

    public boolean isStated() {
        return !NOT_STATED.equals(reason);
    }

    public static Acceptance by(String who) {
        return new Acceptance(who, NOT_STATED);
    }
}

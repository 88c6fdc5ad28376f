package jp.tsunagi.audit.verify;

/**
 * A record of the evidence that does not hold.
 *
 * @param record which one: {@code entry 7}
 * @param number its number: of an entry, of a checkpoint's or tombstone's size, of a run or file
 * @param how by what it shows
 */
public record Flaw(String record, long number, Change change, String how) {
    static Flaw entry(long seq, Change change, String how) {
        return new Flaw("entry", seq, change, how);
    }

    static Flaw checkpoint(long size, Change change, String how) {
        return new Flaw("checkpoint", size, change, how);
    }

    static Flaw tombstone(long size, Change change, String how) {
        return new Flaw("tombstone", size, change, how);
    }

    @Override
    public String toString() {
        return record + " " + number + ": " + change + " (" + how + ")";
    }
}

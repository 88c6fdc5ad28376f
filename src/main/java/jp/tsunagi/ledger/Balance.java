package jp.tsunagi.ledger;

/**
 * Where the records of a run went. A run closes only when every record that was read is accounted for.
 *
 * @param read records read from the source
 * @param written records that took effect: in the published file, or in the database
 * @param unchanged records equal to what the counterpart has accepted (difference runs)
 * @param quarantined records set aside with a reason
 * @param held records that wait behind an earlier one of the same person, or for a mend after a rejection
 */
public record Balance(long read, long written, long unchanged, long quarantined, long held) {
    public static final Balance ZERO = new Balance(0, 0, 0, 0, 0);

    @Override
    public String toString() {
        return "read " + read + " = written " + written + " + unchanged " + unchanged + " + quarantined " + quarantined
                + " + held " + held;
    }

    public boolean holds() {
        return read == written + unchanged + quarantined + held;
    }

    public Balance plus(Balance other) {
        return new Balance(
                read + other.read,
                written + other.written,
                unchanged + other.unchanged,
                quarantined + other.quarantined,
                held + other.held);
    }
}

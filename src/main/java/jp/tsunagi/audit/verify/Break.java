package jp.tsunagi.audit.verify;

/**
 * The place from which on the entries do not hold.
 *
 * @param at the number of the entry that was expected there; of a root, the size that it is of
 * @param before the entry before; {@code null} when it is the first or erased
 * @param row what stands there; {@code null} when nothing does
 * @param next what stands after it; {@code null} when nothing does
 * @param signed the size up to which a signed root fits
 */
record Break(Kind kind, long at, Row before, Row row, Row next, long signed) {
    enum Kind {
        /** No entry can be read there. */
        UNREADABLE,
        /** A last line without its end. */
        TRUNCATED,
        /** It has another number. */
        NUMBER,
        /** It does not fit the hash beside it. */
        CONTENT,
        /** It does not stand on the hash of the entry before. */
        LINK,
        /** The entries up to here fit each other and not the root that is signed of them. */
        ROOT,
        /** There are fewer entries than are signed. */
        SHORT
    }

    /** The number of the last entry that fits the ones before it. */
    long chained() {
        return kind == Kind.ROOT ? at : at - 1;
    }

    Break followedBy(Row after) {
        return new Break(kind, at, before, row, after, signed);
    }
}

package jp.tsunagi.checkup;

/** How an item's value stands in a document. */
public enum ItemType {
    /** A number with a unit. */
    PQ,
    /** A code. */
    CD,
    /** A code of an ordered list. */
    CO,
    /** A text. */
    ST
}

package jp.tsunagi.counterpart;

/** The first thing found wrong with a record: why, and at which item. */
record Fault(Rejection rejection, EligibilityItem item) {}

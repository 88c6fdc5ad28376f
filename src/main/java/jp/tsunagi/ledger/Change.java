package jp.tsunagi.ledger;

/** 異動種別: what a sent record is to the counterpart. */
public enum Change {
    NEW,
    CHANGED,
    ENDED
}

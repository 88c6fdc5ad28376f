package jp.tsunagi.ledger;

/** What a counterpart said of one record. The code is the counterpart's own. */
public record Answer(long lineNo, String recordKey, boolean accepted, String code, String detail) {}

package jp.tsunagi.ledger;

import jp.tsunagi.errors.ErrorCode;

/**
 * A record that a rule keeps out of a file, such as a consent that was not given. Nothing is wrong with it.
 *
 * @param recordKey never a personal number
 * @param code the rule
 */
public record Exclusion(String recordKey, ErrorCode code) {}

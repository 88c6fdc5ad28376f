package jp.tsunagi.ledger;

/**
 * One record of a sent file.
 *
 * @param number position in the file, from 1
 * @param contentHash keyed hash of the content, which does not cover the personal number
 */
public record SentRecord(int number, String key, Change change, byte[] contentHash) {}

package jp.tsunagi.ledger;

/**
 * One record of a sent file.
 *
 * @param number position in the file, from 1
 * @param contentHash what it held when it was sent
 */
public record SentRecord(int number, String key, Change change, ContentHash contentHash) {}

package jp.tsunagi.ledger;

import jp.tsunagi.privacy.Pseudonym;

/**
 * One record of a sent file.
 *
 * @param number position in the file, from 1
 * @param contentHash what it held when it was sent
 * @param pseudonym whom it is about
 */
public record SentRecord(int number, String key, Change change, ContentHash contentHash, Pseudonym pseudonym) {}

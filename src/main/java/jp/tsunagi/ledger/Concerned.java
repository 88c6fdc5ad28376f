package jp.tsunagi.ledger;

import jp.tsunagi.privacy.Pseudonym;

/**
 * A person whom a run has changed something for.
 *
 * @param recordKey 公費負担者番号 and 受給者番号
 */
public record Concerned(String recordKey, Pseudonym pseudonym) {}

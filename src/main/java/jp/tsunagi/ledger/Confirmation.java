package jp.tsunagi.ledger;

import jp.tsunagi.errors.ErrorCode;

/**
 * A matter for the 確認リスト: something that a person has to look into.
 *
 * @param recordKey 公費負担者番号 and 受給者番号; never a personal number
 * @param note what was found, without values of people
 */
public record Confirmation(String recordKey, ErrorCode code, String note) {}

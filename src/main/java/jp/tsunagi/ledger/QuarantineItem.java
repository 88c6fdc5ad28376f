package jp.tsunagi.ledger;

import jp.tsunagi.errors.ErrorCode;

/**
 * What was set aside: where it stands, what is wrong; never the value.
 *
 * @param source the query's or the file's name
 * @param lineNo row of the query or line of the file, from 1; {@code null} for a whole file
 */
public record QuarantineItem(String source, Long lineNo, String recordKey, String field, ErrorCode code, String note) {}

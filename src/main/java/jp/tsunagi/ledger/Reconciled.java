package jp.tsunagi.ledger;

/**
 * Where a sent file stands after an answer was taken over.
 *
 * @param written answers of this file that count
 * @param quarantined answers of this file that do not: never sent, answered twice, contradictory
 * @param accepted of all records sent
 * @param rejected of all records sent
 * @param unanswered of all records sent
 */
public record Reconciled(long written, long quarantined, long accepted, long rejected, long unanswered) {}

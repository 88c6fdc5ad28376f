package jp.tsunagi.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One run of a linkage.
 *
 * @param openedAt the time that the run's files carry: a run resumed after a crash keeps it, and so writes the same bytes
 * @param actor who or what asked for it: {@code schedule}, {@code arrival}, {@code operator NAME}
 */
public record Run(long id, String linkage, RunKind kind, LocalDate businessDate, Instant openedAt, String actor) {}

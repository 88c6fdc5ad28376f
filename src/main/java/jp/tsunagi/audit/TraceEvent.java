package jp.tsunagi.audit;

import java.time.Instant;

/**
 * One step of a route, as the wire tap saw it when the step began.
 *
 * @param seq order within this start of the hub
 * @param runId the run in the ledger; {@code null} before it is opened
 * @param batch number of the batch within a split, from 0; {@code null} outside
 * @param clockMicros microseconds since the start of the hub, by a clock that never steps back
 * @param records in the message at this step, where they are counted
 */
public record TraceEvent(
        long seq,
        Long runId,
        String route,
        String step,
        String node,
        Integer batch,
        Instant at,
        long clockMicros,
        Long records,
        String fileName,
        String sha256) {}

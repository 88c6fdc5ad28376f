package jp.tsunagi.evidence;

import java.time.Instant;

/**
 * A record of a person in quarantine.
 *
 * @param source the query's or the file's name
 * @param lineNo row or line, from 1
 * @param state OPEN, MENDED, REPEATED, REPLAYED
 */
public record SetAside(
        long itemId,
        long runId,
        Instant at,
        String linkage,
        String source,
        Long lineNo,
        String field,
        String code,
        String state)
        implements Step {}

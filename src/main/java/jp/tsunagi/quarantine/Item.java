package jp.tsunagi.quarantine;

import java.time.Instant;

/**
 * One thing that was set aside.
 *
 * @param level RECORD or FILE
 * @param source the query's or the file's name
 * @param lineNo row or line, from 1; {@code null} for a file
 * @param state OPEN, MENDED (good in a later run), REPEATED (set aside again in a later run), REPLAYED
 */
public record Item(
        long id,
        long runId,
        String linkage,
        String level,
        String source,
        Long lineNo,
        String recordKey,
        String field,
        String errorCode,
        String note,
        String state,
        Instant raisedAt) {
    public boolean isOpen() {
        return "OPEN".equals(state);
    }
}

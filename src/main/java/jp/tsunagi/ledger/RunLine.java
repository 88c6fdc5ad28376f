package jp.tsunagi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A run with its balance and its file, as people look at it. For an inbound run, accepted and rejected are what this
 * file said; for an outbound one what has been answered so far.
 *
 * @param remark what people must know of the file; {@code null}: nothing
 * @param version hash of the configuration that the run goes by
 */
public record RunLine(
        long id,
        String linkage,
        RunKind kind,
        String state,
        LocalDate businessDate,
        Instant openedAt,
        Instant closedAt,
        String actor,
        Balance balance,
        String errorCode,
        String errorDetail,
        Long fileId,
        String fileName,
        String fileState,
        String sha256,
        Long byteSize,
        LocalDate deadline,
        long accepted,
        long rejected,
        long missing,
        String remark,
        String version) {

    static final String SELECT = "select r.*, f.file_id, f.name, f.state as file_state, f.sha256, f.byte_size, "
            + "f.deadline, f.accepted_count, f.rejected_count, f.missing_count, f.remark "
            + "from run r left join linkage_file f on f.run_id = r.run_id";

    static RunLine of(ResultSet row, int number) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new RunLine(
                row.getLong("run_id"),
                row.getString("linkage"),
                RunKind.valueOf(row.getString("kind")),
                row.getString("state"),
                row.getObject("business_date", LocalDate.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getString("actor"),
                new Balance(
                        row.getLong("read_count"),
                        row.getLong("written_count"),
                        row.getLong("unchanged_count"),
                        row.getLong("quarantined_count"),
                        row.getLong("held_count")),
                row.getString("error_code"),
                row.getString("error_detail"),
                row.getObject("file_id", Long.class),
                row.getString("name"),
                row.getString("file_state"),
                row.getString("sha256"),
                row.getObject("byte_size", Long.class),
                row.getObject("deadline", LocalDate.class),
                row.getLong("accepted_count"),
                row.getLong("rejected_count"),
                row.getLong("missing_count"),
                row.getString("remark"),
                row.getString("version"));
    }
}

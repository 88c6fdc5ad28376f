package jp.tsunagi.ledger;

import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sent records that were rejected or have no answer, streamed in the order of their file. */
public final class UnsettledRecords {
    private static final String QUERY = """
            select s.record_no, s.record_key, a.accepted, a.code, a.detail
            from sent_record s
            %s join answer a on a.sent_file_id = s.file_id and a.record_key = s.record_key
            where s.file_id = ? and (a.accepted is null or a.accepted = false)
            order by s.record_no
            """;

    private final JdbcTemplate hub;

    public UnsettledRecords(JdbcTemplate hub) {
        this.hub = hub;
    }

    public void of(FileEntry sent, Consumer<Unsettled> taker) {
        Unsettled.State unanswered =
                sent.state() == FileState.RECONCILED ? Unsettled.State.MISSING : Unsettled.State.WAITING;
        // With every record answered only the rejected ones are looked for, and those are few.
        boolean complete = sent.accepted() + sent.rejected() == sent.recordCount();
        hub.query(
                QUERY.formatted(complete ? "" : "left"),
                row -> {
                    boolean answered = row.getObject("accepted") != null;
                    taker.accept(new Unsettled(
                            row.getInt("record_no"),
                            row.getString("record_key"),
                            answered ? Unsettled.State.REJECTED : unanswered,
                            row.getString("code"),
                            row.getString("detail")));
                },
                sent.id());
    }
}

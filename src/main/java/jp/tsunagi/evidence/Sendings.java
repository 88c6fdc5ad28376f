package jp.tsunagi.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.FileState;
import jp.tsunagi.privacy.Pseudonym;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was sent of a person. By pseudonym the database reads all sent records: an index would cost every run more than this
 * rare question is worth.
 */
final class Sendings {
    private static final String WAY = """
            select s.pseudonym, s.file_id, s.record_no, s.change_type, f.run_id, f.linkage, f.name, f.state, f.sha256,
                   r.business_date, r.opened_at, j.seq, j.at, j.subject, j.provision,
                   a.accepted, a.code, a.detail, b.name as answer_name, b.linkage as answer_linkage,
                   b.run_id as answer_run, t.opened_at as answered_at
            from sent_record s
            join linkage_file f on f.file_id = s.file_id
            join run r on r.run_id = f.run_id
            left join journal_entry j on j.run_id = f.run_id and j.action = 'PUBLISH' and j.outcome = 'INTENDED'
            left join answer a on a.sent_file_id = s.file_id and a.record_key = s.record_key
            left join linkage_file b on b.file_id = a.answer_file_id
            left join run t on t.run_id = b.run_id
            where s.pseudonym in (:pseudonyms)
            order by s.file_id, s.record_no, a.answer_file_id, a.line_no
            """;

    private final JdbcClient hub;

    Sendings(JdbcClient hub) {
        this.hub = hub;
    }

    /** In the order in which the files were begun. */
    List<Sending> of(Collection<Pseudonym> pseudonyms) {
        return pseudonyms.isEmpty()
                ? List.of()
                : hub.sql(WAY)
                        .param("pseudonyms", bytes(pseudonyms))
                        .query(Sendings::sending)
                        .list();
    }

    private static List<byte[]> bytes(Collection<Pseudonym> pseudonyms) {
        return pseudonyms.stream().map(Pseudonym::bytes).toList();
    }

    private static Sending sending(ResultSet row, int number) throws SQLException {
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        return new Sending(
                Pseudonym.of(row.getBytes("pseudonym")),
                row.getLong("file_id"),
                row.getLong("run_id"),
                row.getObject("business_date", LocalDate.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("linkage"),
                row.getString("name"),
                FileState.valueOf(row.getString("state")),
                row.getString("sha256"),
                row.getInt("record_no"),
                Change.valueOf(row.getString("change_type")),
                row.getObject("seq", Long.class),
                at == null ? null : at.toInstant(),
                row.getString("subject"),
                row.getString("provision"),
                answered(row));
    }

    private static Sending.Answered answered(ResultSet row) throws SQLException {
        Boolean accepted = row.getObject("accepted", Boolean.class);
        return accepted == null
                ? null
                : new Sending.Answered(
                        accepted,
                        row.getString("code"),
                        row.getString("detail"),
                        row.getString("answer_linkage"),
                        row.getString("answer_name"),
                        row.getLong("answer_run"),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                        row.getString("name"));
    }
}

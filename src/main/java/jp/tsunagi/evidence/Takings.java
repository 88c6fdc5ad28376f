package jp.tsunagi.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import jp.tsunagi.privacy.Pseudonym;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was taken over about a person. By pseudonym the database reads all of it, as {@link Sendings} does. */
final class Takings {
    private static final String WAY = """
            select t.pseudonym, t.run_id, t.record_no, r.business_date, r.linkage, f.name, f.sha256, j.seq, j.at, j.subject
            from taken_record t
            join run r on r.run_id = t.run_id
            left join linkage_file f on f.run_id = t.run_id
            left join journal_entry j on j.run_id = t.run_id and j.action = 'APPLY' and j.outcome = 'DONE'
            where t.pseudonym in (:pseudonyms)
            order by t.run_id, t.record_no
            """;

    private final JdbcClient hub;

    Takings(JdbcClient hub) {
        this.hub = hub;
    }

    /** In the order of the runs. */
    List<Taking> of(Collection<Pseudonym> pseudonyms) {
        return pseudonyms.isEmpty()
                ? List.of()
                : hub.sql(WAY)
                        .param(
                                "pseudonyms",
                                pseudonyms.stream().map(Pseudonym::bytes).toList())
                        .query(Takings::taking)
                        .list();
    }

    private static Taking taking(ResultSet row, int number) throws SQLException {
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        return new Taking(
                Pseudonym.of(row.getBytes("pseudonym")),
                row.getLong("run_id"),
                row.getObject("business_date", LocalDate.class),
                row.getString("linkage"),
                row.getString("name"),
                row.getString("sha256"),
                row.getInt("record_no"),
                row.getObject("seq", Long.class),
                at == null ? null : at.toInstant(),
                row.getString("subject"));
    }
}

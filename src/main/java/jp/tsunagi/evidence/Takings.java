package jp.tsunagi.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.tsunagi.ledger.Concerned.Effect;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.privacy.Pseudonym;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was taken over about a person. By pseudonym the database reads all of it, as {@link Sendings} does. */
final class Takings {
    private static final String WAY = """
            select t.pseudonym, t.run_id, t.record_no, t.effect, r.business_date, r.opened_at, r.linkage, r.kind, f.name, f.sha256,
                   j.seq, j.at, j.subject
            from taken_record t
            join run r on r.run_id = t.run_id
            left join linkage_file f on f.run_id = t.run_id and f.direction = 'IN'
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

    /**
     * Comparisons of everyone in which nothing was done to a person, a linkage each.
     *
     * @param takings the person's
     * @param since when the person's way begins
     */
    List<Compared> compared(List<Taking> takings, Instant since) {
        Set<Long> concerned = takings.stream().map(Taking::runId).collect(Collectors.toSet());
        Map<String, List<Comparison>> runs = hub
                .sql("select linkage, run_id, opened_at from run where kind = 'COMPARISON' and state = 'CLOSED' "
                        + "and opened_at >= ? order by run_id")
                .param(since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Comparison(
                        row.getString("linkage"),
                        row.getLong("run_id"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .filter(run -> !concerned.contains(run.runId()))
                .collect(Collectors.groupingBy(Comparison::linkage, TreeMap::new, Collectors.toList()));
        return runs.entrySet().stream()
                .map(linkage -> new Compared(
                        linkage.getKey(),
                        linkage.getValue().get(0).at(),
                        linkage.getValue().get(linkage.getValue().size() - 1).at(),
                        linkage.getValue().stream().map(Comparison::runId).toList()))
                .toList();
    }

    private record Comparison(String linkage, long runId, Instant at) {}

    private static Taking taking(ResultSet row, int number) throws SQLException {
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        return new Taking(
                Pseudonym.of(row.getBytes("pseudonym")),
                row.getLong("run_id"),
                row.getObject("business_date", LocalDate.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("linkage"),
                RunKind.valueOf(row.getString("kind")),
                Effect.valueOf(row.getString("effect")),
                row.getString("name"),
                row.getString("sha256"),
                row.getInt("record_no"),
                row.getObject("seq", Long.class),
                at == null ? null : at.toInstant(),
                row.getString("subject"));
    }
}

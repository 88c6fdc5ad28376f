package jp.tsunagi.evidence;

import java.util.Collection;
import java.util.List;
import jp.tsunagi.privacy.Pseudonym;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom a 受給者番号 has meant, in what was sent and in what was taken over. */
final class Holders {
    // Keys begin with the person's; a voucher's goes on. Digits and capitals stand before z wherever a database sorts
    // them,
    // so that its primary keys, which begin with the record key, lead to the few rows.
    private static final String OF_KEY = "%1$s.record_key >= :key and %1$s.record_key <= :key || 'z' "
            + "and substring(%1$s.record_key from 1 for 15) = :key and %1$s.pseudonym is not null ";
    private static final String HOLDERS = "select s.pseudonym, f.run_id from sent_record s "
            + "join linkage_file f on f.file_id = s.file_id where " + OF_KEY.formatted("s")
            + "union all select t.pseudonym, t.run_id from taken_record t where " + OF_KEY.formatted("t")
            + "order by 2 desc";

    private final JdbcClient hub;

    Holders(JdbcClient hub) {
        this.hub = hub;
    }

    /** Newest first. */
    List<Pseudonym> of(String personKey) {
        return hub.sql(HOLDERS).param("key", personKey).query((row, n) -> Pseudonym.of(row.getBytes(1))).list().stream()
                .distinct()
                .toList();
    }

    /** Whether the hub has met one of these pseudonyms. */
    boolean known(Collection<Pseudonym> pseudonyms) {
        List<byte[]> bytes = pseudonyms.stream().map(Pseudonym::bytes).toList();
        return List.of("sent_record", "taken_record").stream()
                .anyMatch(table -> !hub.sql("select 1 from " + table + " where pseudonym in (:pseudonyms) limit 1")
                        .param("pseudonyms", bytes)
                        .query(Integer.class)
                        .list()
                        .isEmpty());
    }
}

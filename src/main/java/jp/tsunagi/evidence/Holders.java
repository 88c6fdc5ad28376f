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
            + "and substring(%1$s.record_key from 1 for 15) = :key";
    private static final String HOLDERS = "select s.pseudonym, f.run_id from sent_record s "
            + "join linkage_file f on f.file_id = s.file_id where " + ofKey("s") + " and s.pseudonym is not null "
            + "union all select t.pseudonym, t.run_id from taken_record t where " + ofKey("t")
            + " order by 2 desc";
    private static final String KEYS = "select substring(s.record_key from 1 for 15) from sent_record s "
            + "where s.pseudonym in (:pseudonyms) union "
            + "select substring(t.record_key from 1 for 15) from taken_record t where t.pseudonym in (:pseudonyms)";

    private final JdbcClient hub;

    Holders(JdbcClient hub) {
        this.hub = hub;
    }

    /** The condition that a table's record is one of the person with the key {@code :key}. */
    static String ofKey(String table) {
        return OF_KEY.formatted(table);
    }

    /** Under which numbers people were sent and taken over, 15 digits each. */
    List<String> keys(Collection<Pseudonym> pseudonyms) {
        return pseudonyms.isEmpty()
                ? List.of()
                : hub.sql(KEYS)
                        .param(
                                "pseudonyms",
                                pseudonyms.stream().map(Pseudonym::bytes).toList())
                        .query(String.class)
                        .list();
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

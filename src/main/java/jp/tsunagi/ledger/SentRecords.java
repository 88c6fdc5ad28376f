package jp.tsunagi.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was sent of each record key, and what became of it. */
public final class SentRecords {
    // Newest first within a key. Files that the counterpart refused, or never saw, do not count.
    private static final String HISTORY = """
            select s.record_key, s.content_hash, f.state,
                   case when f.deadline is null and f.state = 'RECONCILED' then true else a.accepted end as accepted
            from sent_record s
            join linkage_file f on f.file_id = s.file_id
            left join answer a on a.sent_file_id = s.file_id and a.record_key = s.record_key
            where s.record_key in (:keys) and f.linkage = :linkage
              and f.state in ('SEALED', 'UPLOADED', 'PUBLISHED', 'RECONCILED')
            order by s.record_key, s.file_id desc
            """;

    private final JdbcClient hub;

    public SentRecords(JdbcClient hub) {
        this.hub = hub;
    }

    /** The states of these keys; a key that was never sent is not in the map. */
    public Map<String, SentState> states(String linkage, List<String> keys) {
        Map<String, SentState> states = new HashMap<>();
        if (keys.isEmpty()) {
            return states;
        }
        hub.sql(HISTORY).param("keys", keys).param("linkage", linkage).query(row -> {
            ContentHash hash = new ContentHash(row.getBytes("content_hash"));
            boolean open = !FileState.RECONCILED.name().equals(row.getString("state"));
            Boolean accepted = row.getObject("accepted", Boolean.class);
            states.merge(row.getString("record_key"), state(hash, accepted, open), SentRecords::olderBehind);
        });
        return states;
    }

    /** The numbers of these keys' records in a sent file, from 1; a key that the file does not hold is not in the map. */
    public Map<String, Integer> numbers(FileEntry sent, List<String> keys) {
        Map<String, Integer> numbers = new HashMap<>();
        if (!keys.isEmpty()) {
            hub.sql("select record_key, record_no from sent_record where file_id = :file and record_key in (:keys)")
                    .param("file", sent.id())
                    .param("keys", keys)
                    .query(row -> {
                        numbers.put(row.getString("record_key"), row.getInt("record_no"));
                    });
        }
        return numbers;
    }

    private static SentState state(ContentHash hash, Boolean accepted, boolean open) {
        if (accepted == null) {
            return open ? new SentState(null, hash, null) : SentState.NONE;
        }
        return accepted ? new SentState(hash, null, null) : new SentState(null, null, hash);
    }

    private static SentState olderBehind(SentState newer, SentState older) {
        return new SentState(
                newer.accepted() != null ? newer.accepted() : older.accepted(),
                newer.underWay() != null ? newer.underWay() : older.underWay(),
                // A rejection counts only until something newer was accepted.
                newer.rejected() != null || newer.accepted() != null ? newer.rejected() : older.rejected());
    }
}

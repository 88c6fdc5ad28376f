package jp.tsunagi.audit.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import jp.tsunagi.audit.journal.JournalReader;
import jp.tsunagi.audit.journal.StoredEntry;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** The rows of {@code journal_entry}, as one transaction sees them. */
final class DatabaseEntries implements Entries {
    private final Connection snapshot;

    DatabaseEntries(Connection snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public void read(long after, Predicate<Row> taker) {
        try {
            JournalReader.read(snapshot, "seq > ?", new Rows(taker), after);
        } catch (SQLException e) {
            throw new HubException(ErrorCode.DATABASE_UNREACHABLE, "journal, SQL state " + e.getSQLState(), e);
        }
    }

    private record Rows(Predicate<Row> taker) implements JournalReader.Taker {
        @Override
        public boolean take(StoredEntry entry) {
            return taker.test(Row.of(entry.journaled(), entry.hash()));
        }

        @Override
        public boolean unreadable(long seq) {
            return taker.test(Row.unreadable());
        }
    }
}

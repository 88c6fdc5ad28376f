package jp.tsunagi.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.BackgroundTransaction;
import jp.tsunagi.ledger.DatabaseErrors;
import jp.tsunagi.ledger.Run;

/**
 * One run's changes in the welfare database: one transaction, which leaves a mark by which the hub knows after a crash
 * whether it took place.
 */
public final class WelfareEffect implements AutoCloseable {
    private static final String WHERE = "welfare database";

    private final BackgroundTransaction transaction;
    private final Clock clock;
    private final Run run;

    private WelfareEffect(BackgroundTransaction transaction, Clock clock, Run run) {
        this.transaction = transaction;
        this.clock = clock;
        this.run = run;
    }

    /** @throws HubException DATABASE_UNREACHABLE */
    public static WelfareEffect open(DataSource welfare, Clock clock, Run run) {
        return new WelfareEffect(BackgroundTransaction.open(welfare, WHERE + ", " + run.linkage()), clock, run);
    }

    /**
     * Whether the run's changes are there.
     *
     * @throws HubException DATABASE_UNREACHABLE, DATABASE_LOST
     */
    public static boolean tookPlace(DataSource welfare, Run run) {
        try (Connection connection = welfare.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select count(*) from tsunagi_applied where run_id = ? and opened_at = ?")) {
            query.setLong(1, run.id());
            query.setObject(2, openedAt(run));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1) > 0;
            }
        } catch (SQLException e) {
            throw DatabaseErrors.of(WHERE, e);
        }
    }

    /** To be changed by this effect's work only. */
    public BackgroundTransaction transaction() {
        return transaction;
    }

    /**
     * Marks and commits.
     *
     * @throws HubException DATABASE_LOST when it is not known whether it was committed: the mark will tell
     */
    public void commit() {
        try {
            transaction.finish(() -> {
                mark();
                transaction.connection().commit();
            });
        } catch (HubException e) {
            throw new HubException(ErrorCode.DATABASE_LOST, WHERE + ": " + e.detail(), e);
        }
    }

    private void mark() throws SQLException {
        try (PreparedStatement mark = transaction
                .connection()
                .prepareStatement(
                        "insert into tsunagi_applied (run_id, opened_at, linkage, applied_at) values (?, ?, ?, ?)")) {
            mark.setLong(1, run.id());
            mark.setObject(2, openedAt(run));
            mark.setString(3, run.linkage());
            mark.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            mark.executeUpdate();
        }
    }

    // As the hub's database has it, which keeps milliseconds.
    private static OffsetDateTime openedAt(Run run) {
        return run.openedAt().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() {
        transaction.close();
    }
}

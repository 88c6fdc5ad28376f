package jp.tsunagi.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.BackgroundTransaction;
import jp.tsunagi.ledger.Run;

/**
 * One run's changes in the welfare database: one transaction, which leaves a mark by which the hub knows after a crash
 * whether it took place.
 */
public final class WelfareEffect implements AutoCloseable {
    private static final String WHERE = "welfare database";
    private static final int LONGEST_WAIT = 60;

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
     * Whether the run's changes are there, for certain. A commit may be on its way yet, of a hub that was killed when it had sent
     * it: such a transaction holds the mark, and the same mark entered a second time waits for its end. It is undone again.
     *
     * @throws HubException DATABASE_UNREACHABLE, DATABASE_LOST: also when that end does not come within a minute
     */
    public static boolean tookPlace(DataSource welfare, Run run) {
        try (BackgroundTransaction trial = BackgroundTransaction.open(welfare, WHERE + ", mark of " + run.linkage())) {
            trial.finish(() -> mark(trial.connection(), run, run.openedAt()));
            return false;
        } catch (HubException e) {
            return switch (e.code()) {
                case DUPLICATE_KEY -> true;
                case STATEMENT_TOO_SLOW -> throw new HubException(ErrorCode.DATABASE_LOST, e.detail(), e);
                default -> throw e;
            };
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
                // Last: whoever has sent the commit holds the mark, and whoever does not hold it never sends it.
                mark(transaction.connection(), run, clock.instant());
                transaction.connection().commit();
            });
        } catch (HubException e) {
            throw new HubException(ErrorCode.DATABASE_LOST, WHERE + ": " + e.detail(), e);
        }
    }

    private static void mark(Connection connection, Run run, Instant at) throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement(
                "insert into tsunagi_applied (run_id, opened_at, linkage, applied_at) values (?, ?, ?, ?)")) {
            mark.setQueryTimeout(LONGEST_WAIT);
            mark.setLong(1, run.id());
            mark.setObject(2, openedAt(run));
            mark.setString(3, run.linkage());
            mark.setObject(4, at.atOffset(ZoneOffset.UTC));
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

package jp.tsunagi.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * One transaction of a database that lasts as long as a file. Its writes go on a thread of their own, a few
 * behind the caller, so that the database works while the file is read or written.
 */
public final class BackgroundTransaction implements AutoCloseable {
    private static final int BEHIND = 3;

    private final Connection connection;
    private final String what;
    private final ExecutorService writer;
    private final Queue<Future<?>> pending = new ArrayDeque<>(BEHIND);

    private BackgroundTransaction(Connection connection, String what) {
        this.connection = connection;
        this.what = what;
        this.writer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, what);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param what database and purpose, for the messages about its failures
     * @throws HubException DATABASE_UNREACHABLE
     */
    public static BackgroundTransaction open(DataSource database, String what) {
        try {
            Connection connection = database.getConnection();
            connection.setAutoCommit(false);
            return new BackgroundTransaction(connection, what);
        } catch (SQLException e) {
            throw new HubException(ErrorCode.DATABASE_UNREACHABLE, what, e);
        }
    }

    /** To be used by the transaction's work only. */
    public Connection connection() {
        return connection;
    }

    public interface Work {
        void run() throws SQLException;
    }

    /** Goes on with this work behind the caller's back; throws what earlier work has failed with. */
    public void submit(Work work) {
        while (pending.size() >= BEHIND) {
            await(pending.remove());
        }
        pending.add(writer.submit(() -> {
            work.run();
            return null;
        }));
    }

    /** Does the last work and waits for its end. */
    public void finish(Work work) {
        submit(work);
        while (!pending.isEmpty()) {
            await(pending.remove());
        }
    }

    private void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(ErrorCode.DATABASE_LOST, what + ": interrupted", e);
        } catch (ExecutionException e) {
            throw DatabaseErrors.of(what, e.getCause());
        }
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() {
        writer.shutdownNow();
        try {
            writer.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // The connection is gone, and with it the transaction.
            return;
        }
    }
}

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
 * One transaction of the hub database that lasts as long as a file. Its writes go on a thread of their own, a few
 * behind the caller, so that the database works while the file is read or written.
 */
final class LedgerTransaction implements AutoCloseable {
    private static final int BEHIND = 3;

    private final Connection connection;
    private final String linkage;
    private final ExecutorService writer;
    private final Queue<Future<?>> pending = new ArrayDeque<>(BEHIND);

    private LedgerTransaction(Connection connection, String linkage) {
        this.connection = connection;
        this.linkage = linkage;
        this.writer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "ledger-" + linkage);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @throws HubException DATABASE_UNREACHABLE */
    static LedgerTransaction open(DataSource hub, String linkage) {
        try {
            Connection connection = hub.getConnection();
            connection.setAutoCommit(false);
            return new LedgerTransaction(connection, linkage);
        } catch (SQLException e) {
            throw new HubException(ErrorCode.DATABASE_UNREACHABLE, "hub database", e);
        }
    }

    /** To be used by the transaction's work only. */
    Connection connection() {
        return connection;
    }

    interface Work {
        void run() throws SQLException;
    }

    /** Goes on with this work behind the caller's back; throws what earlier work has failed with. */
    void submit(Work work) {
        while (pending.size() >= BEHIND) {
            await(pending.remove());
        }
        pending.add(writer.submit(() -> {
            work.run();
            return null;
        }));
    }

    /** Does the last work and waits for its end. */
    void finish(Work work) {
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
            throw new HubException(ErrorCode.DATABASE_LOST, "interrupted while the ledger was written", e);
        } catch (ExecutionException e) {
            throw DatabaseErrors.of("hub database, ledger of " + linkage, e.getCause());
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

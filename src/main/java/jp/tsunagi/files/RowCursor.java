package jp.tsunagi.files;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.layout.RowBinder;
import jp.tsunagi.ledger.DatabaseErrors;
import jp.tsunagi.ledger.Sendable;

/**
 * A query's rows as batches of records. A thread of its own reads a few batches ahead, so that the database and the
 * writing of the file work at the same time; memory stays flat whatever the number of rows.
 */
public final class RowCursor<T extends Sendable> implements Iterator<Batch<T>>, Closeable {
    static final int BATCH = 1000;
    private static final int BATCHES_AHEAD = 3;

    private final String source;
    private final Layout<T> layout;
    private final BlockingQueue<Object> ahead = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Thread reader;
    private volatile boolean closed;
    private Connection connection;
    private PreparedStatement statement;
    private final Queue<Batch<T>> given = new ArrayDeque<>();
    private Batch<T> next;
    private boolean ended;

    private RowCursor(Connection connection, PreparedStatement statement, String source, Layout<T> layout) {
        this.connection = connection;
        this.statement = statement;
        this.source = source;
        this.layout = layout;
        this.reader = new Thread(() -> readAll(statement), "rows");
        reader.setDaemon(true);
    }

    static <T extends Sendable> RowCursor<T> open(
            DataSource database, Query query, Map<String, ?> parameters, String source, Layout<T> layout) {
        Connection connection = connect(database, source);
        try {
            // PostgreSQL streams only outside auto-commit, with a fetch size.
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            PreparedStatement statement = query.prepare(connection, parameters);
            statement.setFetchSize(BATCH);
            RowCursor<T> cursor = new RowCursor<>(connection, statement, source, layout);
            cursor.reader.start();
            return cursor;
        } catch (SQLException | HubException e) {
            HubException failure = DatabaseErrors.ofMapping(source, e);
            try {
                connection.close();
            } catch (SQLException closing) {
                failure.addSuppressed(closing);
            }
            throw failure;
        }
    }

    private static Connection connect(DataSource database, String source) {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new HubException(ErrorCode.DATABASE_UNREACHABLE, source, e);
        }
    }

    private void readAll(PreparedStatement query) {
        List<T> records = new ArrayList<>(BATCH);
        try (ResultSet rows = query.executeQuery()) {
            RowBinder<T> binder = RowBinder.of(layout, rows.getMetaData());
            long row = 0;
            while (rows.next()) {
                if (row == 0) {
                    // From here on the hub's own pace counts, too, where the database streams.
                    statement.setQueryTimeout(0);
                }
                T record = binder.read(rows);
                if (records.size() >= BATCH && !sameKey(records, record)) {
                    put(new Batch<>(row - records.size() + 1, records));
                    records = new ArrayList<>(BATCH);
                }
                if (records.size() >= 2 * BATCH) {
                    throw new HubException(
                            ErrorCode.DUPLICATE_KEY, source + ": more than " + BATCH + " rows of one key");
                }
                records.add(record);
                row++;
            }
            if (!records.isEmpty()) {
                put(new Batch<>(row - records.size() + 1, records));
                records = List.of();
            }
            put(End.OF_ROWS);
        } catch (SQLException e) {
            fail(DatabaseErrors.ofMapping(source, e));
        } catch (HubException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Whatever ends this thread must be told to the one that waits for it.
            fail(new HubException(
                    ErrorCode.UNEXPECTED, source + ": " + e.getClass().getSimpleName(), e));
        } finally {
            records.forEach(Sendable::wipe);
        }
    }

    private static boolean sameKey(List<? extends Sendable> records, Sendable record) {
        return records.get(records.size() - 1).recordKey().equals(record.recordKey());
    }

    private enum End {
        OF_ROWS
    }

    private void put(Object item) throws InterruptedException {
        boolean taken = false;
        while (!closed && !taken) {
            taken = ahead.offer(item, 100, TimeUnit.MILLISECONDS);
        }
        if (!taken && item instanceof Batch<?> batch) {
            wipe(batch);
        }
    }

    private void fail(HubException failure) {
        try {
            put(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean hasNext() {
        if (next != null) {
            return true;
        }
        if (ended) {
            return false;
        }
        try {
            Object item = take();
            if (item instanceof HubException failure) {
                ended = true;
                throw failure;
            }
            ended = item == End.OF_ROWS;
            next = ended ? null : (Batch<T>) item;
            return !ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(ErrorCode.DATABASE_LOST, source + ": interrupted", e);
        }
    }

    // A splitter asks once more after a failure, when the cursor is closed and its reader puts nothing any more.
    private Object take() throws InterruptedException {
        Object item = null;
        while (item == null && !closed) {
            item = ahead.poll(100, TimeUnit.MILLISECONDS);
        }
        return item == null ? End.OF_ROWS : item;
    }

    @Override
    public Batch<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Batch<T> batch = next;
        next = null;
        given.add(batch);
        return batch;
    }

    /** Wipes every record of the oldest batch that was given out, whatever became of it: its use is over. */
    void used() {
        Batch<T> batch = given.poll();
        if (batch != null) {
            wipe(batch);
        }
    }

    /** Wipes every batch that was given out. */
    void allUsed() {
        given.forEach(RowCursor::wipe);
        given.clear();
    }

    /**
     * Stops reading, wherever it is, and wipes what was read ahead; a splitter closes when it has taken the last batch, which
     * is still to be used. Who still holds the cursor, holds nothing of what was read with it: the connection has
     * the last rows in its buffer.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Connection last = connection;
        PreparedStatement query = statement;
        connection = null;
        statement = null;
        try (last;
                query) {
            if (reader.isAlive()) {
                query.cancel();
                reader.join(TimeUnit.SECONDS.toMillis(10));
            }
        } catch (SQLException e) {
            // Nothing was changed over this connection, and nobody uses it again.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            forget();
        }
    }

    private void forget() {
        if (next != null) {
            wipe(next);
            next = null;
        }
        for (Object item = ahead.poll(); item != null; item = ahead.poll()) {
            if (item instanceof Batch<?> batch) {
                wipe(batch);
            }
        }
    }

    private static void wipe(Batch<?> batch) {
        batch.records().forEach(record -> ((Sendable) record).wipe());
    }
}

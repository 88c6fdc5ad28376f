package jp.tsunagi.address;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Query;
import jp.tsunagi.ledger.DatabaseErrors;

/**
 * The rows of a query in the binary order of a key column, one at a time. A thread of its own reads a few blocks ahead. Used
 * by one thread.
 */
final class OrderedRows implements AutoCloseable {
    private static final int BLOCKS = 4;
    private static final long POLL_MILLIS = 100;

    private final String source;
    private final int key;
    private final BlockingQueue<RowBlock> empty = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Object> filled = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final Thread reader;
    private volatile boolean closed;
    private RowBlock block;
    private int row;
    private byte[] lastKey = {};
    private boolean isTwice;

    private OrderedRows(Connection connection, Query query, String source, int columns, int key) {
        this.source = source;
        this.key = key;
        for (int i = 0; i < BLOCKS; i++) {
            empty.add(new RowBlock(columns));
        }
        this.reader = new Thread(() -> readAll(connection, query, columns), "rows of " + source);
        reader.setDaemon(true);
    }

    /**
     * Begins to read.
     *
     * @param connection of this cursor alone until it is closed
     * @param source the mapping, for messages
     * @param key index of the column that the rows lie in the order of
     */
    static OrderedRows read(Connection connection, Query query, String source, int columns, int key) {
        OrderedRows rows = new OrderedRows(connection, query, source, columns, key);
        rows.reader.start();
        return rows;
    }

    private void readAll(Connection connection, Query query, int columns) {
        try (RowSource rows = RowSource.open(connection, query, columns)) {
            boolean more = true;
            while (more && !closed) {
                RowBlock next = empty.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    rows.fill(next);
                    more = next.isFull();
                    filled.put(next);
                }
            }
            filled.put(End.OF_ROWS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException | Error e) {
            // Whatever ends this thread must be told to the one that waits for it; there is always room for one more.
            filled.add(DatabaseErrors.ofMapping(source, e));
        }
    }

    private enum End {
        OF_ROWS
    }

    /**
     * Goes to the next row.
     *
     * @return false when there is none
     * @throws HubException SOURCE_UNORDERED, or what the database says
     */
    boolean next() {
        if (block != null) {
            keepKey();
            row++;
        }
        while (block == null || row == block.rows()) {
            if (!nextBlock()) {
                return false;
            }
        }
        int order = compareKey(lastKey);
        if (order < 0) {
            throw new HubException(ErrorCode.SOURCE_UNORDERED, source + ": order by the key, in binary order");
        }
        isTwice = order == 0;
        return true;
    }

    /** Whether the row's key is that of the row before. */
    boolean isTwice() {
        return isTwice;
    }

    private void keepKey() {
        int from = block.start(row, key);
        int to = block.end(row, key);
        if (lastKey.length != to - from) {
            lastKey = new byte[to - from];
        }
        System.arraycopy(block.bytes(), from, lastKey, 0, lastKey.length);
    }

    private boolean nextBlock() {
        if (block != null) {
            block.wipe();
            empty.add(block);
            block = null;
        }
        Object item = take();
        if (item instanceof HubException failure) {
            throw failure;
        }
        if (item == End.OF_ROWS) {
            filled.add(item);
            return false;
        }
        block = (RowBlock) item;
        row = 0;
        return true;
    }

    private Object take() {
        try {
            return filled.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(ErrorCode.DATABASE_LOST, source + ": interrupted", e);
        }
    }

    /** How this row's key stands to the other's. */
    int compareKey(OrderedRows other) {
        return Arrays.compareUnsigned(
                block.bytes(),
                block.start(row, key),
                block.end(row, key),
                other.block.bytes(),
                other.block.start(other.row, other.key),
                other.block.end(other.row, other.key));
    }

    private int compareKey(byte[] other) {
        return Arrays.compareUnsigned(
                block.bytes(), block.start(row, key), block.end(row, key), other, 0, other.length);
    }

    /** A field that is no personal number. */
    String text(int column) {
        int from = block.start(row, column);
        return new String(block.bytes(), from, block.end(row, column) - from, StandardCharsets.UTF_8);
    }

    /** Puts a field, a personal number, into the digits. */
    void copy(int column, Digits target) {
        target.set(block.bytes(), block.start(row, column), block.end(row, column));
    }

    /** Stops reading, wherever it is, and forgets what was read. */
    @Override
    public void close() {
        closed = true;
        try {
            reader.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (block != null) {
            block.wipe();
        }
        filled.stream().filter(RowBlock.class::isInstance).forEach(left -> ((RowBlock) left).wipe());
    }
}

package jp.tsunagi.audit.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Predicate;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** Reads on a thread of its own, so that hashing need not wait for the database; a few batches ahead and no more. */
final class ReadAhead implements Entries {
    private static final int BATCH = 500;
    private static final int BATCHES = 8;

    private final Entries entries;

    ReadAhead(Entries entries) {
        this.entries = entries;
    }

    @Override
    public void read(long after, Predicate<Row> taker) {
        Reader reader = new Reader(after);
        Thread thread = new Thread(reader, "journal reader");
        thread.setDaemon(true);
        thread.start();
        try {
            boolean more = true;
            while (more) {
                List<Row> batch = reader.next();
                more = !batch.isEmpty() && batch.stream().allMatch(taker);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            reader.stop();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        reader.rethrow();
    }

    private static HubException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new HubException(ErrorCode.UNEXPECTED, "verification was interrupted", e);
    }

    private final class Reader implements Runnable {
        private final BlockingQueue<List<Row>> ready = new ArrayBlockingQueue<>(BATCHES);
        private final long after;
        private List<Row> batch = new ArrayList<>(BATCH);
        private RuntimeException failure;
        private volatile boolean stopped;

        private Reader(long after) {
            this.after = after;
        }

        @Override
        public void run() {
            try {
                entries.read(after, this::add);
                hand(batch);
            } catch (RuntimeException e) {
                failure = e;
            }
            hand(List.of());
        }

        private boolean add(Row row) {
            batch.add(row);
            if (batch.size() == BATCH) {
                hand(batch);
                batch = new ArrayList<>(BATCH);
            }
            return !stopped;
        }

        // The empty batch is the end.
        private void hand(List<Row> rows) {
            try {
                if (!stopped) {
                    ready.put(rows);
                }
            } catch (InterruptedException e) {
                stopped = true;
                Thread.currentThread().interrupt();
            }
        }

        private List<Row> next() throws InterruptedException {
            return ready.take();
        }

        private void stop() {
            stopped = true;
            // Whoever waits for room gets it, and sees that nothing more is wanted.
            ready.clear();
        }

        private void rethrow() {
            if (failure != null) {
                throw failure;
            }
        }
    }
}

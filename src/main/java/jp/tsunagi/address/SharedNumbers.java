package jp.tsunagi.address;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import jp.tsunagi.files.Query;

/** The few numbers that are on two people of the view; wiped when the comparison ends. */
final class SharedNumbers implements AutoCloseable {
    private long[] numbers = new long[16];
    private int count;

    private SharedNumbers() {}

    /** @param query of one column, the numbers */
    static SharedNumbers read(Connection connection, Query query) throws SQLException {
        SharedNumbers shared = new SharedNumbers();
        Digits number = new Digits();
        RowBlock block = new RowBlock(1);
        try (RowSource rows = RowSource.open(connection, query, 1)) {
            boolean more = true;
            while (more) {
                rows.fill(block);
                more = block.isFull();
                for (int row = 0; row < block.rows(); row++) {
                    number.set(block.bytes(), block.start(row, 0), block.end(row, 0));
                    shared.add(number.value());
                }
                block.wipe();
            }
        } finally {
            number.wipe();
        }
        Arrays.sort(shared.numbers, 0, shared.count);
        return shared;
    }

    private void add(long number) {
        if (number < 0) {
            return; // no personal number, which is what will be said of it
        }
        if (count == numbers.length) {
            long[] larger = Arrays.copyOf(numbers, 2 * count);
            Arrays.fill(numbers, 0);
            numbers = larger;
        }
        numbers[count++] = number;
    }

    boolean contains(Digits number) {
        return count > 0 && Arrays.binarySearch(numbers, 0, count, number.value()) >= 0;
    }

    @Override
    public void close() {
        Arrays.fill(numbers, 0);
    }
}

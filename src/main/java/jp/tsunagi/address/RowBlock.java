package jp.tsunagi.address;

import java.util.Arrays;

/**
 * Rows of a query as plain bytes (UTF-8), field by field; a null is an empty field. A block is used again and again, so that no
 * row becomes an object, and is wiped each time: some fields are personal numbers.
 */
final class RowBlock {
    private static final int ROWS = 2048;
    private static final int FIELD = 16;

    private final int columns;
    private final int[] ends;
    private byte[] bytes;
    private int fields;

    RowBlock(int columns) {
        this.columns = columns;
        this.ends = new int[ROWS * columns];
        this.bytes = new byte[ROWS * columns * FIELD];
    }

    boolean isFull() {
        return fields == ends.length;
    }

    int rows() {
        return fields / columns;
    }

    /** Copies the next field in. */
    void add(byte[] source, int from, int to) {
        int begin = used();
        int end = begin + to - from;
        if (end > bytes.length) {
            byte[] larger = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
            Arrays.fill(bytes, (byte) 0);
            bytes = larger;
        }
        System.arraycopy(source, from, bytes, begin, to - from);
        ends[fields++] = end;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int row, int column) {
        int field = row * columns + column;
        return field == 0 ? 0 : ends[field - 1];
    }

    int end(int row, int column) {
        return ends[row * columns + column];
    }

    void wipe() {
        Arrays.fill(bytes, 0, used(), (byte) 0);
        fields = 0;
    }

    private int used() {
        return fields == 0 ? 0 : ends[fields - 1];
    }
}

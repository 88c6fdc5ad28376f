package jp.tsunagi.files;

import java.util.Iterator;
import java.util.List;
import jp.tsunagi.audit.Counted;

/**
 * Some records of a run, in the order of the source. Equal keys that lie next to each other are always in one batch.
 *
 * @param firstRow row of the first record in the source, from 1
 */
public record Batch<T>(long firstRow, List<T> records) implements Counted, Iterable<T> {
    @Override
    public int count() {
        return records.size();
    }

    /** So that a data format writes a batch as it is. */
    @Override
    public Iterator<T> iterator() {
        return records.iterator();
    }
}

package jp.tsunagi.files;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import jp.tsunagi.audit.Counted;

/**
 * Some records of a run, in the order of the source. Equal keys that lie next to each other are always in one batch.
 *
 * @param firstRow row in the source, from 1, that the batch begins with
 * @param offsets how many rows behind that each record lies; empty when the records are all the rows from there on
 */
public record Batch<T>(long firstRow, List<T> records, List<Integer> offsets) implements Counted, Iterable<T> {
    /** Records that lie one behind the other in the source. */
    public Batch(long firstRow, List<T> records) {
        this(firstRow, records, List.of());
    }

    /** Where a record of the batch lies in the source. */
    public long row(int index) {
        return firstRow + (offsets.isEmpty() ? index : offsets.get(index));
    }

    /** The records that go on, each still at its row. */
    public Batch<T> keep(Predicate<T> goesOn) {
        List<T> kept = new ArrayList<>(records.size());
        List<Integer> keptOffsets = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            if (goesOn.test(records.get(i))) {
                kept.add(records.get(i));
                keptOffsets.add((int) (row(i) - firstRow));
            }
        }
        return new Batch<>(firstRow, kept, keptOffsets);
    }

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

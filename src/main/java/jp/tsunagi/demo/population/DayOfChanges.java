package jp.tsunagi.demo.population;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.tsunagi.demo.population.ChangeKind.Movement;

/**
 * What happened on a day, and so what a difference run must come to. No one appears twice.
 *
 * @param keys who was changed, by kind: 公費負担者番号 and 受給者番号, 15 digits
 * @param mended records that were spoilt and are good now, under the key under which they go out; those with a wrong
 *     loss reason go out as ended
 * @param after what is known of the population at the end of the day; its spoilt records are those still spoilt
 */
public record DayOfChanges(
        LocalDate day, Map<ChangeKind, List<String>> keys, List<SpoiltRecord> mended, Expectations after) {
    public DayOfChanges {
        keys = Collections.unmodifiableMap(new EnumMap<>(keys));
        mended = List.copyOf(mended);
    }

    public int newRecords() {
        return count(Movement.NEW);
    }

    public int changed() {
        return count(Movement.CHANGED);
    }

    public int ended() {
        return count(Movement.ENDED);
    }

    /** Records of the difference file; those without an answer come again on top once their deadline has passed. */
    public int written() {
        return newRecords() + changed() + ended() + mended.size();
    }

    private int count(Movement movement) {
        return keys.entrySet().stream()
                .filter(entry -> entry.getKey().movement() == movement)
                .mapToInt(entry -> entry.getValue().size())
                .sum();
    }
}

package jp.tsunagi.demo.population;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Deals out the parts of the story. No one gets two, so that what is wrong with a person for one linkage hides nothing of
 * another's. Eight bytes a person while it lives.
 */
final class Cast {
    /** @param key 公費負担者番号 and 受給者番号 */
    record Person(long id, String key) {}

    private static final int PEOPLE_FOR_EVERY_KIND = 200;
    private static final int PEOPLE_FOR_ONE = 2_000;
    private static final int LEAST = 2;
    private static final int MOST = 50;

    private final Statements welfare;
    private final PopulationOptions options;
    private final SplittableRandom random;
    private final Set<Long> taken;
    private final long[] pool;
    private int next;

    /** @param taken ids of people who have a part already */
    Cast(Statements welfare, PopulationOptions options, long seed, Set<Long> taken) throws SQLException {
        this.welfare = welfare;
        this.options = options;
        this.random = new SplittableRandom(options.seed() ^ seed);
        this.taken = new TreeSet<>(taken);
        this.pool = Candidates.where(welfare, taken, random, "e.lost_on is null and r.in_resident_register = true")
                .drawAll();
    }

    /** How many of each oddity there are. */
    int few() {
        boolean none = options.spoiltShare() == 0 || options.people() < PEOPLE_FOR_EVERY_KIND;
        return none ? 0 : Math.max(LEAST, Math.min(MOST, options.people() / PEOPLE_FOR_ONE));
    }

    /**
     * People on assistance and in the resident register; fewer where there are no more.
     *
     * @param condition on {@code recipient r} and the current {@code eligibility e}
     */
    List<Person> draw(int count, String condition, Object... values) throws SQLException {
        List<Person> drawn = new ArrayList<>();
        Object[] all = new Object[values.length + 1];
        System.arraycopy(values, 0, all, 1, values.length);
        for (int looked = 0; looked < pool.length && drawn.size() < count; looked++) {
            long id = pool[next];
            next = (next + 1) % pool.length;
            all[0] = id;
            if (!taken.contains(id)
                    && welfare.exists(Candidates.CURRENT + "r.recipient_id = ? and " + condition, all)) {
                drawn.add(take(id));
            }
        }
        return drawn;
    }

    /** Anyone of whom the condition holds. */
    List<Person> drawAmong(int count, String condition, Object... values) throws SQLException {
        Candidates candidates = Candidates.where(welfare, taken, random, condition, values);
        List<Person> drawn = new ArrayList<>();
        while (drawn.size() < count && !candidates.isEmpty()) {
            drawn.add(take(candidates.draw()));
        }
        return drawn;
    }

    Person take(long id) throws SQLException {
        taken.add(id);
        return new Person(id, keyOf(id));
    }

    String keyOf(long id) throws SQLException {
        return String.join(
                "", welfare.row("select payer_number, recipient_number from recipient where recipient_id = ?", id));
    }

    Set<Long> taken() {
        return Collections.unmodifiableSet(taken);
    }

    SplittableRandom random() {
        return random;
    }
}

package jp.tsunagi.demo.population;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Set;
import java.util.SplittableRandom;

/** Recipients to whom something may happen, in a random order; each is drawn once. Eight bytes a person. */
final class Candidates {
    static final String CURRENT =
            "select r.recipient_id from recipient r join eligibility e on e.recipient_id = r.recipient_id"
                    + " and e.period_no = r.current_period where ";

    private final long[] ids;
    private final SplittableRandom random;
    private int left;

    private Candidates(long[] ids, SplittableRandom random) {
        this.ids = ids;
        this.random = random;
        this.left = ids.length;
    }

    /** Those whom a condition on {@code recipient r} and the current {@code eligibility e} picks. */
    static Candidates where(
            Statements welfare, Set<Long> without, SplittableRandom random, String condition, Object... values)
            throws SQLException {
        return new Candidates(welfare.ids(without, CURRENT + condition, values), random);
    }

    /** Those on assistance. */
    static Candidates active(Statements welfare, Set<Long> without, SplittableRandom random) throws SQLException {
        return new Candidates(welfare.ids(without, CURRENT + "e.lost_on is null"), random);
    }

    /** Those whose assistance ended before a day, and who may come back. */
    static Candidates ended(Statements welfare, Set<Long> without, LocalDate day, SplittableRandom random)
            throws SQLException {
        return new Candidates(welfare.ids(without, CURRENT + "e.lost_on < ? and e.loss_reason <> '01'", day), random);
    }

    boolean isEmpty() {
        return left == 0;
    }

    /** All that are left, in the order in which they would be drawn. */
    long[] drawAll() {
        long[] drawn = new long[left];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = draw();
        }
        return drawn;
    }

    long draw() {
        int position = random.nextInt(left);
        left--;
        long drawn = ids[position];
        ids[position] = ids[left];
        return drawn;
    }
}

package jp.tsunagi.demo.population;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import jp.tsunagi.demo.population.Cast.Person;
import jp.tsunagi.demo.population.UsageScene.Visitor;

/** Sends people to the hospitals: to the one of their voucher, to others, too often, or after their assistance has ended. */
final class UsageStage {
    private static final int OPENS = 9;
    private static final int HOURS = 8;
    private static final int VISITS_A_DAY = 2;

    /** Vouchers with which people come: in force and with the counterpart. */
    private static final String VOUCHERS =
            "select v.voucher_id, v.recipient_id, r.payer_number, r.recipient_number, v.institution_code, v.valid_from,"
                    + " v.valid_until from voucher v join recipient r on r.recipient_id = v.recipient_id"
                    + " where v.cancelled_on is null order by v.voucher_id";

    private final Statements welfare;
    private final PopulationOptions options;
    private final Institutions institutions;

    UsageStage(Statements welfare, PopulationOptions options) {
        this.welfare = welfare;
        this.options = options;
        this.institutions = new Institutions(options);
    }

    UsageScene set(Cast cast, VoucherStage vouchers, Person protagonist) throws SQLException {
        String clinic = clinic(0);
        if (!welfare.exists("select 1 from voucher where recipient_id = ?", protagonist.id())) {
            vouchers.issue(protagonist.id(), clinic, options.businessDate());
        }
        List<Visitor> unplanned = new ArrayList<>();
        unplanned.add(new Visitor(protagonist.key(), clinic(1)));
        for (Person person : vouchers.drawWithout(cast, cast.few())) {
            unplanned.add(new Visitor(person.key(), anyClinic(cast)));
        }
        List<Visitor> frequent = new ArrayList<>();
        for (Person person : vouchers.drawWithout(cast, cast.few())) {
            String institution = anyClinic(cast);
            vouchers.issue(person.id(), institution, options.businessDate());
            frequent.add(new Visitor(person.key(), institution));
        }
        List<Visitor> ended = new ArrayList<>();
        for (Person person : cast.drawAmong(cast.few(), "e.lost_on < ?", options.businessDate())) {
            ended.add(new Visitor(person.key(), anyClinic(cast)));
        }
        return new UsageScene(unplanned, frequent, ended);
    }

    UsageExpectation inquire(Scenes scenes, LocalDate from, LocalDate until, Consumer<Inquiry> asking)
            throws SQLException {
        Plan plan = new Plan(from, until, asking);
        Set<String> frequent = new HashSet<>();
        scenes.usage().frequent().forEach(visitor -> frequent.add(visitor.key()));
        Set<Long> without = new HashSet<>(scenes.vouchers().toCancel());
        scenes.vouchers().spoilt().forEach(voucher -> without.add(voucher.voucherId()));
        Set<Long> waiting = scenes.vouchers().waiting();
        welfare.forEach(VOUCHERS, row -> {
            String key = row.getString(3) + row.getString(4);
            if (!without.contains(row.getLong(1)) && !waiting.contains(row.getLong(2)) && !frequent.contains(key)) {
                plan.visits(
                        row.getLong(1),
                        new Visitor(key, row.getString(5)),
                        row.getObject(6, LocalDate.class),
                        row.getObject(7, LocalDate.class));
            }
        });
        int withVoucher = plan.asked;
        int checks = 0;
        int days = 0;
        for (Visitor visitor : scenes.usage().frequent()) {
            checks = plan.frequent(visitor);
            days = checks / VISITS_A_DAY;
            withVoucher += checks;
        }
        scenes.usage().unplanned().forEach(plan::once);
        scenes.usage().ended().forEach(plan::once);
        return new UsageExpectation(plan.asked, withVoucher, days, checks);
    }

    private String anyClinic(Cast cast) {
        return institutions.draw(cast.random(), Institutions.Kind.MEDICAL);
    }

    private String clinic(int position) {
        return institutions.at(Institutions.Kind.MEDICAL, position).code();
    }

    /** Asks at times that depend on the seed and the voucher alone. */
    private final class Plan {
        private final LocalDate from;
        private final LocalDate until;
        private final Consumer<Inquiry> asking;
        private int asked;

        Plan(LocalDate from, LocalDate until, Consumer<Inquiry> asking) {
            this.from = from;
            this.until = until;
            this.asking = asking;
        }

        /** Once or twice while the voucher is valid. */
        void visits(long voucherId, Visitor visitor, LocalDate validFrom, LocalDate validUntil) {
            LocalDate first = validFrom.isAfter(from) ? validFrom : from;
            LocalDate last = validUntil.isBefore(until) ? validUntil : until;
            if (last.isBefore(first)) {
                return;
            }
            SplittableRandom random = new SplittableRandom(options.seed() + voucherId);
            int days = (int) ChronoUnit.DAYS.between(first, last) + 1;
            for (int left = 1 + random.nextInt(2); left > 0; left--) {
                ask(random, visitor, first.plusDays(random.nextInt(days)), random.nextInt(HOURS));
            }
        }

        /** Every day, in the morning and in the afternoon, while the voucher of the month is valid. */
        int frequent(Visitor visitor) {
            int before = asked;
            SplittableRandom random =
                    new SplittableRandom(options.seed() ^ visitor.key().hashCode());
            LocalDate monthsEnd = Vouchers.lastDay(options.businessDate());
            LocalDate last = monthsEnd.isBefore(until) ? monthsEnd : until;
            for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
                ask(random, visitor, day, 0);
                ask(random, visitor, day, HOURS - 1);
            }
            return asked - before;
        }

        void once(Visitor visitor) {
            SplittableRandom random =
                    new SplittableRandom(options.seed() + visitor.key().hashCode());
            ask(random, visitor, until, random.nextInt(HOURS));
        }

        private void ask(SplittableRandom random, Visitor visitor, LocalDate day, int hour) {
            asking.accept(new Inquiry(
                    visitor.key(),
                    visitor.institution(),
                    day.atTime(OPENS + hour, random.nextInt(60), random.nextInt(60)),
                    random.nextInt(10) < 8,
                    random.nextInt(10) < 2));
            asked++;
        }
    }
}

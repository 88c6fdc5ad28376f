package jp.tsunagi.demo.population;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.tsunagi.demo.population.Cast.Person;
import jp.tsunagi.demo.population.Fault.Outcome;
import jp.tsunagi.demo.population.VoucherScene.SpoiltVoucher;

/** Makes spoilt, cancelled, changed and waiting vouchers. */
final class VoucherStage {
    /** One who has no voucher, and who was on assistance before the month began. */
    private static final String WITHOUT =
            "e.qualified_on <= ?" + " and not exists (select 1 from voucher v where v.recipient_id = r.recipient_id)";

    /** What the terminal says to a voucher for an institution that it does not know. */
    private static final String REJECTED = "E003";

    /** Faults that would be found in the person's vouchers as well. */
    private static final Set<Fault> SEEN_IN_VOUCHERS = EnumSet.of(
            Fault.RECIPIENT_NUMBER_CHECK_DIGIT,
            Fault.LOSS_BEFORE_QUALIFICATION,
            Fault.LOSS_REASON_UNKNOWN,
            Fault.LOSS_WITHOUT_REASON);

    private final Statements welfare;
    private final Institutions institutions;
    private final LocalDate today;

    VoucherStage(Statements welfare, PopulationOptions options) {
        this.welfare = welfare;
        this.institutions = new Institutions(options);
        this.today = options.businessDate();
    }

    VoucherScene set(Cast cast, Expectations known) throws SQLException {
        List<SpoiltVoucher> spoilt = new ArrayList<>();
        for (VoucherFault fault : VoucherFault.values()) {
            List<Person> people = fault == VoucherFault.NOT_ELIGIBLE
                    ? cast.drawAmong(cast.few(), "e.lost_on < ?", today.withDayOfMonth(1))
                    : drawWithout(cast, cast.few());
            for (Person person : people) {
                long id = issue(cast, person.id(), today);
                spoil(cast, fault, id);
                spoilt.add(new SpoiltVoucher(id, person.key(), fault));
            }
        }
        Set<Long> cancelled = issueFew(cast);
        for (long id : cancelled) {
            welfare.updateOne("update voucher set cancelled_on = ? where voucher_id = ?", today, id);
        }
        Map<String, String> rejected = new TreeMap<>();
        for (long id : issueFew(cast)) {
            set("institution_code = ?", newInstitution(), id);
            rejected.put(Long.toString(id), REJECTED);
        }
        settleSpoiltPeople(cast, known);
        return new VoucherScene(
                new RunExpectation(0, 0, 0, Map.of(), rejected, Set.of()),
                spoilt,
                cancelled,
                issueFew(cast),
                issueFew(cast),
                waiting(known, Outcome.QUARANTINED, Outcome.REJECTED, Outcome.MISSING));
    }

    /** The first run's expectation, once every scene has issued its vouchers. */
    VoucherScene counted(VoucherScene scene) throws SQLException {
        RunExpectation run = new RunExpectation(
                vouchers(scene),
                0,
                vouchersOf(scene.waiting()),
                codes(scene.spoilt()),
                scene.run().rejected(),
                Set.of());
        return new VoucherScene(
                run, scene.spoilt(), scene.cancelledBefore(), scene.toChange(), scene.toCancel(), scene.waiting());
    }

    /** Changes, cancellations, single issues and mended vouchers of a day; whose assistance ended has none any more. */
    VoucherScene next(Cast cast, VoucherScene before, DayOfChanges day) throws SQLException {
        for (long id : before.toChange()) {
            welfare.updateOne("update voucher set self_pay_amount = self_pay_amount + 500 where voucher_id = ?", id);
        }
        for (long id : before.toCancel()) {
            welfare.updateOne("update voucher set cancelled_on = ? where voucher_id = ?", day.day(), id);
        }
        int ended = welfare.update(
                "update voucher set cancelled_on = ? where cancelled_on is null and recipient_id in"
                        + " (select recipient_id from eligibility where lost_on = ?)",
                day.day(),
                day.day());
        for (Person person : drawWithout(cast, cast.few())) {
            issue(cast, person.id(), day.day());
        }
        List<SpoiltVoucher> mended = halfOfEachKind(before.spoilt());
        for (SpoiltVoucher voucher : mended) {
            mend(cast, voucher);
        }
        List<SpoiltVoucher> still = new ArrayList<>(before.spoilt());
        still.removeAll(mended);
        Set<Long> waiting = waiting(day.after(), Outcome.QUARANTINED, Outcome.REJECTED);
        int read = vouchers(before);
        int waitingVouchers = vouchersOf(waiting);
        // Rejected and not changed since.
        int held = waitingVouchers + before.run().rejected().size();
        int written = before.toChange().size()
                + before.toCancel().size()
                + ended
                + read
                - before.run().read()
                + mended.size()
                + vouchersOf(before.waiting())
                - waitingVouchers;
        RunExpectation run =
                new RunExpectation(read, read - written - held - still.size(), held, codes(still), Map.of(), Set.of());
        return new VoucherScene(run, still, before.cancelledBefore(), Set.of(), Set.of(), waiting);
    }

    /** A new 医療券 of a clinic, from the first of the month or, of another day, from then on. */
    long issue(Cast cast, long recipientId, LocalDate day) throws SQLException {
        return issue(recipientId, institutions.draw(cast.random(), Institutions.Kind.MEDICAL), day);
    }

    long issue(long recipientId, String institution, LocalDate day) throws SQLException {
        LocalDate qualified = LocalDate.parse(welfare.row(
                        "select e.qualified_on from recipient r join eligibility e on e.recipient_id = r.recipient_id"
                                + " and e.period_no = r.current_period where r.recipient_id = ?",
                        recipientId)
                .get(0));
        LocalDate from = day.equals(today) ? Vouchers.firstDay(qualified, day) : day;
        long id = recipientId * 10 + 1;
        welfare.updateOne(
                "insert into voucher (voucher_id, recipient_id, ticket_type, institution_code, treatment_type,"
                        + " injury_name_1, valid_from, valid_until, self_pay_amount, single_or_combined,"
                        + " social_insurance, infection_37_2, elderly_care, prefectural_expense)"
                        + " values (?, ?, '01', ?, '02', '高血圧症', ?, ?, 0, '01', '02', '0', '0', '0')",
                id,
                recipientId,
                institution,
                from,
                Vouchers.lastDay(from));
        return id;
    }

    List<Person> drawWithout(Cast cast, int count) throws SQLException {
        return cast.draw(count, WITHOUT, today.withDayOfMonth(1));
    }

    private Set<Long> issueFew(Cast cast) throws SQLException {
        Set<Long> ids = new HashSet<>();
        for (Person person : drawWithout(cast, cast.few())) {
            ids.add(issue(cast, person.id(), today));
        }
        return ids;
    }

    private void spoil(Cast cast, VoucherFault fault, long id) throws SQLException {
        switch (fault) {
            case NOT_ELIGIBLE -> {}
            case NOT_DESIGNATED -> set("institution_code = ?", closedInstitution(), id);
            case OVER_TWO_MONTHS ->
                set("valid_until = ?", Vouchers.lastDay(today.withDayOfMonth(1).plusMonths(1)), id);
            case WRONG_TREATMENT -> {
                set("institution_code = ?", institutions.draw(cast.random(), Institutions.Kind.PHARMACY), id);
                set("treatment_type = ?", "04", id);
            }
        }
    }

    private void mend(Cast cast, SpoiltVoucher voucher) throws SQLException {
        long id = voucher.voucherId();
        switch (voucher.fault()) {
            case NOT_ELIGIBLE -> throw new IllegalArgumentException("cannot be mended: " + voucher.fault());
            case NOT_DESIGNATED ->
                set("institution_code = ?", institutions.draw(cast.random(), Institutions.Kind.MEDICAL), id);
            case OVER_TWO_MONTHS -> set("valid_until = ?", Vouchers.lastDay(today), id);
            case WRONG_TREATMENT -> {
                set("institution_code = ?", institutions.draw(cast.random(), Institutions.Kind.MEDICAL), id);
                set("treatment_type = ?", "02", id);
            }
        }
    }

    private void set(String assignment, Object value, long id) throws SQLException {
        welfare.updateOne("update voucher set " + assignment + " where voucher_id = ?", value, id);
    }

    /** Designated this month, and not yet known elsewhere. */
    private String newInstitution() throws SQLException {
        String code = unknownInstitution();
        if (!welfare.exists("select 1 from institution where institution_code = ?", code)) {
            welfare.updateOne(
                    "insert into institution values (?, '架空新設クリニック', '1', ?, null)", code, today.withDayOfMonth(1));
        }
        return code;
    }

    static String unknownInstitution() {
        return Numbers.institutionCode('1', 10, 1_998, false);
    }

    private String closedInstitution() throws SQLException {
        String code = Numbers.institutionCode('1', 10, 1_999, false);
        if (!welfare.exists("select 1 from institution where institution_code = ?", code)) {
            welfare.updateOne(
                    "insert into institution values (?, '架空閉院クリニック', '1', ?, ?)",
                    code,
                    LocalDate.of(2014, 7, 1),
                    today.withDayOfMonth(1).minusDays(1));
        }
        return code;
    }

    private static List<SpoiltVoucher> halfOfEachKind(List<SpoiltVoucher> spoilt) {
        Map<VoucherFault, List<SpoiltVoucher>> kinds = new EnumMap<>(VoucherFault.class);
        spoilt.forEach(voucher -> kinds.computeIfAbsent(voucher.fault(), fault -> new ArrayList<>())
                .add(voucher));
        kinds.remove(VoucherFault.NOT_ELIGIBLE);
        List<SpoiltVoucher> half = new ArrayList<>();
        kinds.values().forEach(all -> half.addAll(all.subList(0, (all.size() + 1) / 2)));
        return half;
    }

    /** Each of them who is on assistance has a voucher that waits, or none where it would be found wrong itself. */
    private void settleSpoiltPeople(Cast cast, Expectations known) throws SQLException {
        for (SpoiltRecord record : known.spoilt()) {
            long id = record.recipientId();
            if (SEEN_IN_VOUCHERS.contains(record.fault())) {
                welfare.update("delete from voucher where recipient_id = ?", id);
            } else if (welfare.exists(
                    Candidates.CURRENT + "r.recipient_id = ? and e.lost_on is null and " + WITHOUT,
                    id,
                    today.withDayOfMonth(1))) {
                issue(cast, id, today);
            }
        }
    }

    private static Set<Long> waiting(Expectations known, Outcome... outcomes) {
        Set<Outcome> wanted = Set.of(outcomes);
        Set<Long> ids = new HashSet<>();
        known.spoilt().stream()
                .filter(record -> wanted.contains(record.fault().outcome()))
                .forEach(record -> ids.add(record.recipientId()));
        return ids;
    }

    private static Map<String, String> codes(List<SpoiltVoucher> spoilt) {
        Map<String, String> codes = new TreeMap<>();
        spoilt.forEach(voucher ->
                codes.put(Long.toString(voucher.voucherId()), voucher.fault().code()));
        return codes;
    }

    /** What was cancelled before it had a number is no one's business. */
    private int vouchers(VoucherScene scene) throws SQLException {
        return welfare.count("select count(*) from voucher")
                - scene.cancelledBefore().size();
    }

    private int vouchersOf(Set<Long> people) throws SQLException {
        int count = 0;
        for (long id : people) {
            count += welfare.count("select count(*) from voucher where recipient_id = ?", id);
        }
        return count;
    }
}

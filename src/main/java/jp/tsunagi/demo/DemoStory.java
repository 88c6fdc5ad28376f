package jp.tsunagi.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.tsunagi.demo.population.AddressScene;
import jp.tsunagi.demo.population.CheckupScene;
import jp.tsunagi.demo.population.DayOfChanges;
import jp.tsunagi.demo.population.Expectations;
import jp.tsunagi.demo.population.Fault;
import jp.tsunagi.demo.population.RunExpectation;
import jp.tsunagi.demo.population.Scenes;
import jp.tsunagi.demo.population.SpoiltRecord;
import jp.tsunagi.demo.population.UsageExpectation;
import jp.tsunagi.demo.population.VoucherScene;
import jp.tsunagi.evidence.Occasion;
import jp.tsunagi.evidence.Person;
import jp.tsunagi.evidence.Sending;
import jp.tsunagi.evidence.Step;
import jp.tsunagi.evidence.Taking;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.register.BusinessCalendar;
import jp.tsunagi.register.Register;
import jp.tsunagi.usage.FrequentVisits;
import jp.tsunagi.usage.UsageSearch;

/**
 * Every linkage played through, each run held against what the generator knows: on the first day people outside the
 * register are registered, numbers attached, everyone sent, branch numbers and results taken over, vouchers sent, health
 * checks taken over; then people go to hospitals and the log comes; after the first deadlines the changes since go the same
 * way, and the health checks of those who consent on that day are sent.
 */
public final class DemoStory {
    private static final String ELIGIBILITY = "eligibility-out";
    private static final int PERSON_KEY = 15;
    private static final int SHOWN = 20;
    private static final String PURPOSE = "demo";
    private static final String UNPLANNED = "未委託";

    private final Municipality municipality;
    private final HubView hub;
    private final BusinessCalendar calendar;
    private final Register register;
    private final Verdict verdict = new Verdict();

    public DemoStory(Municipality municipality, HubView hub, BusinessCalendar calendar, Register register) {
        this.municipality = municipality;
        this.hub = hub;
        this.calendar = calendar;
        this.register = register;
    }

    /**
     * Plays all acts.
     *
     * @return what was expected and not found; nothing when all is well
     */
    public List<String> play(LocalDate firstDay) {
        RunLine full = firstDay();
        LocalDate nextDay = calendar.plusBusinessDays(
                firstDay, register.linkage(ELIGIBILITY).deadlineBusinessDays().orElse(0) + 1);
        hospitals(firstDay, nextDay.minusDays(1));
        dayOfChanges(full, nextDay);
        protagonist();
        return verdict.unmet();
    }

    private RunLine firstDay() {
        Expectations known = municipality.expectations();
        Scenes scenes = municipality.scenes();
        addresses(scenes.addresses(), RunKind.FULL);
        RunLine full = hub.run(ELIGIBILITY, RunKind.FULL);
        municipality.answer();
        initialLoad(known, full, hub.take("result-in"));
        branchNumbers(
                scenes.branches().firstGiven(), 0, scenes.branches().unknown().size(), Set.of());
        vouchers(scenes.vouchers());
        checkupsTakenOver();
        return full;
    }

    private void dayOfChanges(RunLine full, LocalDate today) {
        Expectations before = municipality.expectations();
        Scenes first = municipality.scenes();
        DayOfChanges day = municipality.liveOn(today);
        Scenes scenes = municipality.scenes();
        hub.deadlines().close();
        verdict.expect(
                "missing after the deadline",
                before.keys(Fault.Outcome.MISSING).size(),
                hub.line(full).missing());
        addresses(scenes.addresses(), RunKind.DIFFERENCE);
        RunLine difference = hub.run(ELIGIBILITY, RunKind.DIFFERENCE);
        municipality.answer();
        difference(before, day, difference, hub.take("result-in"));
        branchNumbers(
                scenes.branches().firstGiven() + first.branches().changed().size(),
                first.branches().again().size(),
                0,
                first.branches().changed());
        vouchers(scenes.vouchers());
        municipality.changeConsents();
        checkupsSent();
    }

    // --- addresses

    private void addresses(AddressScene scene, RunKind kind) {
        RunExpectation expected = scene.registration();
        RunLine sent = hub.run("address-registration", kind);
        outbound("registration", expected, sent);
        if (expected.written() > 0) {
            municipality.answer();
            answered("registration", expected, sent, hub.take("address-registration-result"));
        }
        RunLine compared = hub.run("address-view", RunKind.DIFFERENCE);
        verdict.expectClosed(compared);
        verdict.expect("comparison: read", scene.compared(), compared.balance().read());
        verdict.expect(
                "comparison: attached", scene.attached(), compared.balance().written());
        verdict.expect(
                "comparison: the same", scene.agreeing(), compared.balance().unchanged());
        verdict.expect("comparison: to confirm", scene.toConfirm(), hub.toConfirm("address-view"));
    }

    // --- eligibility

    private void initialLoad(Expectations known, RunLine sent, RunLine result) {
        verdict.expect("read", known.people(), sent.balance().read());
        verdict.expect("written", known.written(), sent.balance().written());
        verdict.expect("quarantined", known.quarantined(), sent.balance().quarantined());
        verdict.expect("unchanged", 0, sent.balance().unchanged());
        verdict.expect("held", 0, sent.balance().held());
        expectQuarantine(known.spoilt(), sent);
        RunLine answered = hub.line(sent);
        verdict.expect("accepted", known.accepted(), answered.accepted());
        verdict.expect("rejected", known.rejected(), answered.rejected());
        int twice = known.keys(Fault.ANSWERED_TWICE).size();
        int unexpected = twice + known.neverSent().size();
        int missing = known.keys(Fault.Outcome.MISSING).size();
        verdict.expect(
                "result lines",
                known.written() - missing + unexpected,
                result.balance().read());
        verdict.expect("results set aside", unexpected, result.balance().quarantined());
        verdict.expect(
                "at the counterpart",
                known.accepted() + missing,
                municipality.terminal().partition().count());
        verdict.expect(
                "verification store",
                municipality.terminal().partition().count(),
                municipality.terminal().verification().count());
        verdict.expectClosed(sent);
        verdict.expectClosed(result);
    }

    private void difference(Expectations before, DayOfChanges day, RunLine sent, RunLine result) {
        Expectations after = day.after();
        int missing = before.keys(Fault.Outcome.MISSING).size();
        verdict.expect("difference: read", after.people(), sent.balance().read());
        verdict.expect(
                "difference: written", day.written() + missing, sent.balance().written());
        verdict.expect(
                "difference: quarantined", after.quarantined(), sent.balance().quarantined());
        verdict.expect("difference: held", after.rejected(), sent.balance().held());
        expectQuarantine(after.spoilt(), sent);
        RunLine answered = hub.line(sent);
        verdict.expect("difference: accepted", sent.balance().written(), answered.accepted());
        verdict.expect("difference: rejected", 0, answered.rejected());
        verdict.expect(
                "difference: result lines",
                sent.balance().written(),
                result.balance().read());
        verdict.expectClosed(sent);
        verdict.expectClosed(result);
    }

    private void expectQuarantine(List<SpoiltRecord> spoilt, RunLine run) {
        Map<String, String> expected = new TreeMap<>();
        for (SpoiltRecord record : spoilt) {
            if (record.fault().outcome() == Fault.Outcome.QUARANTINED) {
                expected.put(
                        record.key(),
                        record.fault().code() + " " + record.fault().field());
            }
        }
        verdict.expect(
                "run " + run.id() + ", quarantine",
                expected,
                hub.setAside(run, Item::recordKey, item -> item.errorCode() + " " + item.field()));
    }

    // --- branch numbers

    private void branchNumbers(int written, int unchanged, int unknown, Set<String> changed) {
        Balance taken = hub.takeAll("branch-number-in", verdict::expectClosed);
        verdict.expect("branch numbers: taken over", written, taken.written());
        verdict.expect("branch numbers: the same", unchanged, taken.unchanged());
        verdict.expect("branch numbers: unknown", unknown, taken.quarantined());
        verdict.expect(
                "branch numbers: to confirm",
                changed,
                hub.toConfirm("branch-number-in").keySet());
    }

    // --- vouchers

    private void vouchers(VoucherScene scene) {
        RunLine sent = hub.run("voucher-out", RunKind.DIFFERENCE);
        outbound("vouchers", scene.run(), sent);
        Map<String, String> spoilt = scene.spoilt().stream()
                .collect(Collectors.toMap(
                        VoucherScene.SpoiltVoucher::key,
                        voucher -> voucher.fault().code()));
        verdict.expect(
                "vouchers: quarantine",
                spoilt,
                hub.setAside(sent, item -> item.recordKey().substring(0, PERSON_KEY), Item::errorCode));
        municipality.answer();
        answered("vouchers", scene.run(), sent, hub.take("result-in"));
    }

    // --- hospitals

    private void hospitals(LocalDate from, LocalDate until) {
        Scenes scenes = municipality.scenes();
        UsageExpectation expected = municipality.visitHospitals(from, until);
        municipality.handOverUsageLog();
        RunLine log = hub.take("usage-log-in");
        verdict.expectClosed(log);
        verdict.expect("log: lines", expected.inquiries(), log.balance().written());
        verdict.expect(
                "log: 未委託", expected.inquiries() - expected.withVoucher(), found(UsageSearch.untrusted(from, until)));
        // In a small municipality nobody comes often.
        int days = Math.max(expected.days(), UsageExpectation.ORDINARY_CHECKS_AT_MOST + 1);
        int checks = Math.max(expected.checks(), UsageExpectation.ORDINARY_CHECKS_AT_MOST + 1);
        verdict.expect(
                "log: 頻回受診",
                scenes.usage().frequent().size(),
                found(UsageSearch.frequent(from, until, new FrequentVisits(days, days))));
        verdict.expect(
                "log: many checks",
                scenes.usage().frequent().size(),
                found(UsageSearch.checks(from, until, checks, days)));
    }

    private long found(UsageSearch search) {
        return hub.searches().look(search, PURPOSE, SHOWN).found();
    }

    // --- health checks

    private void checkupsTakenOver() {
        CheckupScene.Import expected = municipality.handOverCheckups();
        RunLine taken = hub.take("checkup-in");
        verdict.expectClosed(taken);
        verdict.expect("checks: lines", expected.lines(), taken.balance().read());
        verdict.expect(
                "checks: lines taken over",
                expected.lines() - expected.quarantinedLines(),
                taken.balance().written());
        verdict.expect(
                "checks: set aside",
                expected.quarantined().size(),
                taken.balance().quarantined());
    }

    private void checkupsSent() {
        CheckupScene.Sending expected = municipality.checkupsToSend();
        RunLine sent = hub.run("checkup-out", RunKind.DIFFERENCE);
        verdict.expectClosed(sent);
        verdict.expect("documents: read", expected.read(), sent.balance().read());
        verdict.expect(
                "documents: written", expected.documents(), sent.balance().written());
        verdict.expect("documents: left out", expected.held(), sent.balance().held());
        verdict.expect(
                "documents: quarantine", expected.quarantined(), hub.setAside(sent, Item::recordKey, Item::errorCode));
        municipality.answer();
        RunLine result = hub.take("checkup-result-in");
        verdict.expectClosed(result);
        verdict.expect(
                "documents: accepted", expected.accepted(), hub.line(sent).accepted());
        verdict.expect(
                "documents: rejected", expected.rejected(), hub.line(sent).rejected());
        verdict.expect(
                "documents: at the screening collection system",
                expected.documents() - expected.rejected(),
                municipality.screening().count());
        municipality.waitUntil(hub.line(sent).deadline().plusDays(1));
        hub.deadlines().close();
        verdict.expect("documents: missing", expected.missing(), hub.line(sent).missing());
    }

    // --- what holds for every linkage that is answered

    private void outbound(String what, RunExpectation expected, RunLine sent) {
        verdict.expectClosed(sent);
        verdict.expect(what + ": read", expected.read(), sent.balance().read());
        verdict.expect(what + ": written", expected.written(), sent.balance().written());
        verdict.expect(
                what + ": unchanged", expected.unchanged(), sent.balance().unchanged());
        verdict.expect(what + ": held", expected.held(), sent.balance().held());
        verdict.expect(
                what + ": quarantined",
                expected.quarantined().size(),
                sent.balance().quarantined());
    }

    private void answered(String what, RunExpectation expected, RunLine sent, RunLine result) {
        verdict.expectClosed(result);
        RunLine answered = hub.line(sent);
        verdict.expect(what + ": accepted", expected.accepted(), answered.accepted());
        verdict.expect(what + ": rejected", expected.rejected().size(), answered.rejected());
    }

    /** One person's whole way: assistance begins, sent and accepted, taken over, an unplanned visit found. */
    private void protagonist() {
        List<Person> people =
                hub.people().byRecipientNumber(municipality.expectations().protagonist(), PURPOSE);
        Set<String> way = people.stream()
                .flatMap(person -> person.way().stream())
                .flatMap(step -> met(step).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        verdict.expect(
                "the way of " + municipality.expectations().protagonist(),
                Set.of(
                        "address-view",
                        ELIGIBILITY,
                        "branch-number-in",
                        "voucher-out",
                        "usage-log-in",
                        "checkup-in",
                        "checkup-out",
                        Occasion.Kind.ASSISTANCE_BEGAN.name(),
                        Occasion.Kind.HEALTH_CHECK.name(),
                        Occasion.Kind.VISIT.name(),
                        UNPLANNED),
                way);
    }

    private static Optional<String> met(Step step) {
        if (step instanceof Sending sending) {
            boolean accepted = sending.answer() != null && sending.answer().accepted();
            return accepted ? Optional.of(sending.linkage()) : Optional.empty();
        }
        if (step instanceof Taking taking) {
            return Optional.of(taking.linkage());
        }
        return step instanceof Occasion occasion
                ? Optional.of(
                        occasion.isUnplanned() ? UNPLANNED : occasion.kind().name())
                : Optional.empty();
    }
}

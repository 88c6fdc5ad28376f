package jp.tsunagi.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.tsunagi.demo.population.DayOfChanges;
import jp.tsunagi.demo.population.Expectations;
import jp.tsunagi.demo.population.Fault;
import jp.tsunagi.demo.population.SpoiltRecord;
import jp.tsunagi.files.RunRequest;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.quarantine.Quarantine;
import jp.tsunagi.register.BusinessCalendar;
import jp.tsunagi.register.Register;
import jp.tsunagi.returned.Deadlines;
import jp.tsunagi.routing.LinkageRunner;

/**
 * The demo in two acts: the initial load with its results, then, after the deadline, a day's changes as a difference with
 * its results. Each act is held against what the generator knows of the records that it spoilt.
 */
public final class DemoStory {
    private static final String OUT = "eligibility-out";
    private static final String IN = "result-in";
    private static final int ALL = Integer.MAX_VALUE;
    private static final int SHOWN = 5;

    private final Municipality municipality;
    private final LinkageRunner linkages;
    private final Runs runs;
    private final Quarantine quarantine;
    private final Deadlines deadlines;
    private final BusinessCalendar calendar;
    private final Register register;
    private final List<String> unmet = new ArrayList<>();

    public DemoStory(
            Municipality municipality,
            LinkageRunner linkages,
            Runs runs,
            Quarantine quarantine,
            Deadlines deadlines,
            BusinessCalendar calendar,
            Register register) {
        this.municipality = municipality;
        this.linkages = linkages;
        this.runs = runs;
        this.quarantine = quarantine;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.register = register;
    }

    /** Plays both acts. */
    public List<String> play(LocalDate firstDay) {
        Expectations before = municipality.expectations();
        RunLine full = run(RunKind.FULL);
        RunLine fullResult = answer();
        initialLoad(before, full, fullResult);
        LocalDate afterDeadline = calendar.plusBusinessDays(
                firstDay, register.linkage(OUT).deadlineBusinessDays().orElse(0) + 1);
        DayOfChanges day = municipality.liveOn(afterDeadline);
        deadlines.close();
        expect(
                "missing after the deadline",
                before.keys(Fault.Outcome.MISSING).size(),
                line(full.id()).missing());
        RunLine difference = run(RunKind.DIFFERENCE);
        RunLine differenceResult = answer();
        difference(before, day, difference, differenceResult);
        return List.copyOf(unmet);
    }

    private RunLine run(RunKind kind) {
        linkages.run(OUT, new RunRequest(kind, null, "demo"));
        return runs.latest(1).get(0);
    }

    private RunLine answer() {
        municipality.answer();
        linkages.run(IN, null);
        return runs.latest(1).get(0);
    }

    private void initialLoad(Expectations known, RunLine sent, RunLine result) {
        expect("read", known.people(), sent.balance().read());
        expect("written", known.written(), sent.balance().written());
        expect("quarantined", known.quarantined(), sent.balance().quarantined());
        expect("unchanged", 0, sent.balance().unchanged());
        expect("held", 0, sent.balance().held());
        expectQuarantine(known.spoilt(), sent);
        RunLine answered = line(sent.id());
        expect("accepted", known.accepted(), answered.accepted());
        expect("rejected", known.rejected(), answered.rejected());
        int twice = known.keys(Fault.ANSWERED_TWICE).size();
        int unexpected = twice + known.neverSent().size();
        int missing = known.keys(Fault.Outcome.MISSING).size();
        expect(
                "result lines",
                known.written() - missing + unexpected,
                result.balance().read());
        expect("results set aside", unexpected, result.balance().quarantined());
        expect(
                "at the counterpart",
                known.accepted() + missing,
                municipality.terminal().partition().count());
        expect(
                "verification store",
                municipality.terminal().partition().count(),
                municipality.terminal().verification().count());
        expectClosed(sent);
        expectClosed(result);
    }

    private void difference(Expectations before, DayOfChanges day, RunLine sent, RunLine result) {
        Expectations after = day.after();
        int missing = before.keys(Fault.Outcome.MISSING).size();
        expect("difference: read", after.people(), sent.balance().read());
        expect("difference: written", day.written() + missing, sent.balance().written());
        expect("difference: quarantined", after.quarantined(), sent.balance().quarantined());
        expect("difference: held", after.rejected(), sent.balance().held());
        expectQuarantine(after.spoilt(), sent);
        RunLine answered = line(sent.id());
        expect("difference: accepted", sent.balance().written(), answered.accepted());
        expect("difference: rejected", 0, answered.rejected());
        expect(
                "difference: result lines",
                sent.balance().written(),
                result.balance().read());
        expectClosed(sent);
        expectClosed(result);
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
        Map<String, String> found = new TreeMap<>();
        for (Item item : quarantine.ofRun(run.id(), ALL)) {
            found.put(item.recordKey(), item.errorCode() + " " + item.field());
        }
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        String wrong = keys.stream()
                .filter(key -> !String.valueOf(expected.get(key)).equals(found.get(key)))
                .map(key -> key + ": expected " + expected.get(key) + ", found " + found.get(key))
                .limit(SHOWN)
                .collect(Collectors.joining("; "));
        if (!wrong.isEmpty()) {
            unmet.add("run " + run.id() + ", quarantine: " + wrong);
        }
    }

    private void expectClosed(RunLine run) {
        if (!"CLOSED".equals(run.state()) || !run.balance().holds()) {
            unmet.add("run " + run.id() + " is " + run.state() + " " + run.errorCode() + " " + run.balance());
        }
    }

    private void expect(String what, long expected, long found) {
        if (expected != found) {
            unmet.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private RunLine line(long runId) {
        return runs.find(runId).orElseThrow();
    }
}

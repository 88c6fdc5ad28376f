package jp.tsunagi.evidence;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import jp.tsunagi.privacy.Pseudonym;

/** Which entries a scope has, as a condition on {@code journal_entry}. */
record Selection(String where, List<Object> values) {
    /**
     * @param way of the person, when the scope is one
     * @param before only entries with smaller numbers
     */
    static Selection of(Scope scope, List<? extends Step> way, long before, ZoneId zone) {
        return condition(scope, way, zone).and("seq < ?", before);
    }

    private static Selection condition(Scope scope, List<? extends Step> way, ZoneId zone) {
        if (scope instanceof Scope.OfRun run) {
            return ofRun(run.runId());
        }
        if (scope instanceof Scope.OfPeriod period) {
            return ofPeriod(period, zone);
        }
        return ofPerson(((Scope.OfPerson) scope).pseudonyms(), way);
    }

    private static Selection ofRun(long runId) {
        return new Selection(
                "(run_id = ? or run_id in (select b.run_id from linkage_file b join linkage_file s "
                        + "on s.file_id = b.sent_file_id where s.run_id = ?))",
                List.of(runId, runId));
    }

    private static Selection ofPeriod(Scope.OfPeriod period, ZoneId zone) {
        return new Selection(
                "at >= ? and at < ?",
                List.of(start(period.from(), zone), start(period.to().plusDays(1), zone)));
    }

    private static Selection ofPerson(List<Pseudonym> pseudonyms, List<? extends Step> way) {
        List<Object> values = new ArrayList<>();
        pseudonyms.forEach(pseudonym -> values.add(pseudonym.toString()));
        long[] runs =
                way.stream().flatMapToLong(Selection::runs).sorted().distinct().toArray();
        LongStream.of(runs).forEach(values::add);
        String subjects = "subject in " + marks(pseudonyms.size());
        return new Selection(
                runs.length == 0 ? subjects : "(" + subjects + " or run_id in " + marks(runs.length) + ")", values);
    }

    private static LongStream runs(Step step) {
        if (step instanceof Sending sending && sending.answer() != null) {
            return LongStream.of(sending.runId(), sending.answer().runId());
        }
        if (step instanceof LeftOut left) {
            return left.runs().stream().mapToLong(Long::longValue);
        }
        return step instanceof Listed listed
                ? LongStream.of(listed.runId(), listed.lastRunId())
                : LongStream.of(step.runId());
    }

    private Selection and(String condition, Object value) {
        List<Object> all = new ArrayList<>(values);
        all.add(value);
        return new Selection(where + " and " + condition, all);
    }

    private static String marks(int count) {
        return "(" + String.join(", ", Collections.nCopies(count, "?")) + ")";
    }

    static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }
}

package jp.tsunagi.audit.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a verification has found.
 *
 * @param entries entries that hold, of those that are there
 * @param checkpoints checkpoints that hold, of those that are there
 * @param pruned earlier entries that were erased after their retention
 * @param tombstones signed statements of that
 * @param openAttempts numbers of the attempts whose outcome is not entered: under way, or cut off by a crash
 * @param notices what is unusual but no tampering
 * @param flaws what does not hold, the first bad record first
 */
public record Verification(
        Share checkpoints,
        Share entries,
        long pruned,
        int tombstones,
        Set<Long> openAttempts,
        List<String> notices,
        List<Flaw> flaws) {

    /** So many of so many. */
    public record Share(long valid, long all) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d/%,d", valid, all);
        }
    }

    public Verification {
        openAttempts = Set.copyOf(openAttempts);
        notices = List.copyOf(notices);
        flaws = List.copyOf(flaws);
    }

    /** The same without an attempt that is known to be under way. */
    Verification without(long attempt) {
        Set<Long> others = new HashSet<>(openAttempts);
        others.remove(attempt);
        return new Verification(checkpoints, entries, pruned, tombstones, others, notices, flaws);
    }

    public boolean holds() {
        return flaws.isEmpty();
    }

    /** The line that sums it up. */
    public String summary() {
        return checkpoints + " checkpoints, " + entries + " entries valid";
    }

    /** Everything, for people: summary, what was pruned, notices, flaws. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(summary());
        if (tombstones > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d earlier entries pruned under %d signed tombstone%s",
                    pruned,
                    tombstones,
                    tombstones == 1 ? "" : "s"));
        }
        if (!openAttempts.isEmpty()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d attempt%s without an outcome",
                    openAttempts.size(),
                    openAttempts.size() == 1 ? "" : "s"));
        }
        lines.addAll(notices);
        flaws.forEach(flaw -> lines.add(flaw.toString()));
        return lines;
    }
}

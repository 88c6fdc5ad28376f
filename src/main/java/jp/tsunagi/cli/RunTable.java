package jp.tsunagi.cli;

import java.util.List;
import jp.tsunagi.ledger.RunLine;

/** Runs as a table in plain text. */
final class RunTable {
    private static final String FORMAT = "%-27s %4s %-10s %-7s %9s %9s %9s %11s %7s %9s %9s %8s%n";

    private RunTable() {}

    static String of(List<RunLine> runs) {
        StringBuilder table = new StringBuilder();
        table.append(FORMAT.formatted(
                "linkage",
                "run",
                "kind",
                "state",
                "read",
                "written",
                "unchanged",
                "quarantined",
                "held",
                "accepted",
                "rejected",
                "missing"));
        for (RunLine run : runs) {
            table.append(FORMAT.formatted(
                    run.linkage(),
                    run.id(),
                    run.kind().toString().toLowerCase(java.util.Locale.ROOT),
                    run.state().toLowerCase(java.util.Locale.ROOT),
                    run.balance().read(),
                    run.balance().written(),
                    run.balance().unchanged(),
                    run.balance().quarantined(),
                    run.balance().held(),
                    ofSent(run, run.accepted()),
                    ofSent(run, run.rejected()),
                    ofSent(run, run.missing())));
        }
        runs.stream()
                .filter(run -> run.remark() != null)
                .forEach(run -> table.append("run " + run.id() + ": " + run.fileName() + " " + run.remark() + "\n"));
        return table.toString();
    }

    // Only a sent file has answers; a returned one is counted with the file that it answers.
    private static Object ofSent(RunLine run, long count) {
        return run.deadline() == null && count == 0 ? "-" : count;
    }
}

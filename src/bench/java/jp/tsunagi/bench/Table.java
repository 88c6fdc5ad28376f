package jp.tsunagi.bench;

import java.util.Locale;

/** The one table of ratios, each beside its target. */
final class Table {
    private static final double MICROS = 1e6;

    /** Seconds. */
    private static final double CHECK_LIMIT = 2;
    private static final String LINE = "%-48s %-34s %8s %9s  %s%n";

    private final Results results;
    private final int people;
    private final int few;
    private final StringBuilder text = new StringBuilder();

    Table(Results results, int people, int few) {
        this.results = results;
        this.people = people;
        this.few = few;
    }

    /** What verifying a journal takes. */
    static String verification(Results results) {
        double verify = results.median("verify.verify");
        return String.format(
                Locale.ROOT,
                "verify %,.0f entries of %.0f bytes: %.1f s; reading the same columns %.1f s (ratio %.2f); SHA-256 of the "
                        + "same bytes %.1f s (ratio %.2f); heap %.0f MiB",
                results.median("verify.entries"),
                results.median("verify.bytes") / results.median("verify.entries"),
                verify,
                results.median("verify.read"),
                results.median("verify.read") / verify,
                results.median("verify.sha256"),
                results.median("verify.sha256") / verify,
                results.median("verify.heap"));
    }

    /** What taking a verification log over takes, against the copy of the rows that come of it. */
    static String usageLog(Results results) {
        double intake = results.median("usage-log");
        return String.format(
                Locale.ROOT,
                "verification log of %,.0f lines taken over and tied: %.1f s; COPY FROM of the same rows into an equal table "
                        + "%.1f s (ratio %.2f), without its foreign keys %.1f s (ratio %.2f); heap %.0f MiB",
                results.median("usage-log.lines"),
                intake,
                results.median("usage-copy-references"),
                results.median("usage-copy-references") / intake,
                results.median("usage-copy"),
                results.median("usage-copy") / intake,
                results.median("usage-log.heap"));
    }

    /** What making an archive takes, against {@code zip -6} on the documents; by the clock, and by the processors' time. */
    static String archive(Results results, boolean validated) {
        double documents = results.median("archive.documents");
        String text = String.format(
                Locale.ROOT,
                "archive of %,.0f documents: %.1f s, %.0f µs of processor a document; %s %.1f s, %.0f µs (ratio %.2f, by"
                        + " processor %.2f); heap %.0f MiB",
                documents,
                results.median("archive"),
                results.median("archive.cpu") / documents * MICROS,
                results.median("zip.program") > 0 ? "zip -6" : "java.util.zip, level 6",
                results.median("zip"),
                results.median("zip.cpu") / documents * MICROS,
                results.median("zip") / results.median("archive"),
                results.median("zip.cpu") / results.median("archive.cpu"),
                results.median("archive.heap"));
        return !validated
                ? text
                : text
                        + String.format(
                                Locale.ROOT,
                                "%nvalidated against the official schemas: %.1f s, %.0f µs of processor a document",
                                results.median("archive-validated"),
                                results.median("archive-validated.cpu") / documents * MICROS);
    }

    /** What checking a set of 51 linkages takes. */
    static String check(Results results) {
        double check = results.median("check");
        return String.format(
                Locale.ROOT,
                "check of a set of 51 linkages, in a hub that runs: %.2f s (%.2f of the limit); the command,"
                        + " with the start of its JVM %.2f s; heap %.0f MiB",
                check,
                check / CHECK_LIMIT,
                results.median("check.command"),
                results.median("check.heap"));
    }

    /** What comparing the address system's view takes. */
    static String comparison(Results results) {
        double comparison = results.median("comparison");
        double read = results.median("comparison-read");
        return String.format(
                Locale.ROOT,
                "address comparison: %.2f s; reading both sides by COPY TO %.2f s (ratio %.2f); heap %.0f MiB",
                comparison,
                read,
                read / comparison,
                results.median("comparison.heap"));
    }

    String print() {
        double textbook = people / results.median("textbook.rows");
        text.append(String.format(
                Locale.ROOT,
                "%n%,d recipients, PostgreSQL 17 (fsync and synchronous_commit on), %s, %d processors, Java %s.%n"
                        + "Medians of three after one run to warm up, for all alike. The textbook route runs on %,d rows"
                        + " and is scaled by records a second.%n%n",
                people,
                Benchmark.HEAP,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                (long) results.median("textbook.rows")));
        text.append(String.format(LINE, "work", "against", "ratio", "at least", ""));
        against("full export: checks, hashes, ledger, evidence", "hub", "COPY TO a file", "copy-out", 1, 0.35);
        against("", "hub", "Spring Batch job", "batch", 1, 1);
        against("", "hub", "textbook Camel route", "textbook", textbook, 5);
        against("", "hub", "without journal, trace, pseudonyms", "hub-plain", 1, 1 / 1.1);
        against("single guaranteed entries", "entries", "plain JDBC, a commit each", "entries-plain", 1, 0.8);
        against("export, ledger and trace off", "bare", "COPY TO a file", "copy-out", 1, 0.6);
        against("", "bare", "Spring Batch job", "batch", 1, 2);
        against("", "bare", "textbook Camel route", "textbook", textbook, 8);
        against("result file to reconciled ledger", "hub-result", "COPY FROM into a text table", "copy-in", 1, 0.2);
        against("verification log, taken over and tied", "usage-log", "COPY FROM into an equal table", "usage-copy-references", 1, 0.3);
        against("address comparison", "comparison", "COPY TO of both sides", "comparison-read", 1, 0.5);
        against("health-check archive", "archive", "zip -6 of the documents on disk", "zip", 1, 0.8);
        against("codec, write", "codec.write", "Bindy", "codec.bindy-write", 1, 7);
        against("codec, read", "codec.read", "Bindy", "codec.bindy-read", 1, 7);
        against("codec of a layout file, write", "codec.rows.write", "of a class", "codec.write", 1, 0.9);
        against("codec of a layout file, read", "codec.rows.read", "of a class", "codec.read", 1, 0.9);
        heap();
        seconds();
        return text.toString();
    }

    private void against(String work, String ours, String peer, String theirs, double scale, double target) {
        double ratio = scale * results.median(theirs) / results.median(ours);
        row(work, peer, ratio, String.format(Locale.ROOT, "%.2f", target), ratio >= target);
    }

    private void heap() {
        double ratio = results.median("heap") / results.median("heap-few");
        row(
                "heap alive in the full export, at most",
                String.format(Locale.ROOT, "the same at %,d", few),
                ratio,
                "± 0.10",
                Math.abs(ratio - 1) <= 0.1);
    }

    private void row(String work, String peer, double ratio, String target, boolean reached) {
        text.append(String.format(
                Locale.ROOT,
                LINE,
                work,
                peer,
                String.format(Locale.ROOT, "%.2f", ratio),
                target,
                reached ? "reached" : "missed"));
    }

    private void seconds() {
        text.append(String.format(Locale.ROOT, "%n%-44s %9s %9s %12s %10s%n", "", "median s", "best s", "records/s", "heap MiB"));
        absolute("COPY TO a file", "copy-out", people, "copy-out");
        absolute("export, ledger and trace off", "bare", people, "bare");
        absolute("full export", "hub", people, "hub");
        absolute("full export without evidence", "hub-plain", people, "hub-plain");
        absolute("single guaranteed entries", "entries", results.median("entries.count"), "entries");
        absolute("plain JDBC, a commit each", "entries-plain", results.median("entries.count"), "entries");
        absolute("Spring Batch job", "batch", people, "batch");
        absolute("textbook Camel route", "textbook", results.median("textbook.rows"), "textbook");
        absolute("COPY FROM into a text table", "copy-in", people, "copy-in");
        absolute("result file to reconciled ledger", "hub-result", people, "hub");
        text.append(String.format(
                Locale.ROOT,
                "%nHeap is what a collection left at most; alive is what forced full collections left: %.1f MiB at %,d"
                        + " recipients, %.1f MiB at %,d.%n",
                results.median("heap-few"),
                few,
                results.median("heap"),
                people));
    }

    private void absolute(String work, String name, double records, String contestant) {
        text.append(String.format(
                Locale.ROOT,
                "%-44s %9.2f %9.2f %,12.0f %10.0f%n",
                work,
                results.median(name),
                results.least(name),
                records / results.median(name),
                results.median(contestant + ".heap")));
    }
}

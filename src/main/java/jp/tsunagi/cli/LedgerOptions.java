package jp.tsunagi.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.BiFunction;
import jp.tsunagi.retention.LedgerOutput;
import jp.tsunagi.retention.Listing;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which days of a ledger, and where to. */
final class LedgerOptions {
    @Option(names = "--from", description = "First day (default: as far as the journal goes back).")
    private LocalDate from = LocalDate.of(2000, 1, 1);

    @Option(names = "--to", description = "Last day (default: today).")
    private LocalDate to = LocalDate.of(9999, 12, 31);

    @Option(names = "--csv", description = "New file for spreadsheet programs, instead of the screen.")
    private Path csv;

    /** Gives the ledger out. */
    void give(LedgerOutput output, CommandSpec spec, BiFunction<LocalDate, LocalDate, Listing> ledger) {
        String days = "from " + from + " to " + to;
        if (csv == null) {
            Listing listing = output.view(spec.name(), days, () -> ledger.apply(from, to));
            spec.commandLine().getOut().print(ListingTable.of(listing));
        } else {
            int lines = output.export(spec.name(), days, csv, () -> ledger.apply(from, to));
            spec.commandLine().getOut().println(csv + ": " + lines + " lines");
        }
    }
}

package jp.tsunagi.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.tsunagi.usage.FrequentVisits;
import jp.tsunagi.usage.UsageSearch;
import jp.tsunagi.usage.UsageSearches;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code usage}: searches in the 資格確認実績. */
@Command(
        name = "usage",
        header = "Searches the verification log (資格確認実績).",
        description = "Shows 受給者番号 and no name. Each search is entered in the journal with its purpose.",
        synopsisSubcommandLabel = "(untrusted | checks | frequent)")
final class UsageCommand implements Runnable {
    private static final String MOST = "200";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to search: untrusted, checks or frequent");
    }

    /** 未委託の資格確認. */
    @Command(
            name = "untrusted",
            description = "Lists the checks at institutions for which there was no voucher (未委託の資格確認).")
    int untrusted(@Mixin HubOptions options, @Mixin Purpose purpose, @Mixin Period period) {
        CommandSpec command = command("untrusted");
        return new Asked(command, options, purpose.text(command), period)
                .give(hub -> of(command, () -> UsageSearch.untrusted(period.from, period.to)));
    }

    /** Any number of days and checks. */
    @Command(
            name = "checks",
            description = "Lists the recipients with at least so many checks, on at least so many days.")
    int checks(
            @Mixin HubOptions options,
            @Mixin Purpose purpose,
            @Mixin Period period,
            @Option(names = "--checks", defaultValue = "1", description = "Checks at least (default: 1).") int checks,
            @Option(names = "--days", defaultValue = "1", description = "Days with a check at least (default: 1).")
                    int days) {
        CommandSpec command = command("checks");
        return new Asked(command, options, purpose.text(command), period)
                .give(hub -> of(command, () -> UsageSearch.checks(period.from, period.to, checks, days)));
    }

    /** 頻回受診. */
    @Command(
            name = "frequent",
            description = "Lists the recipients who were checked at one institution on at least so many days within a "
                    + "period (頻回受診). Days and period are those of config/application.yaml unless given.")
    int frequent(
            @Mixin HubOptions options,
            @Mixin Purpose purpose,
            @Mixin Period period,
            @Option(names = "--days", description = "Days with a check at least.") Integer days,
            @Option(names = "--period", description = "Within so many days on end.") Integer length) {
        CommandSpec command = command("frequent");
        return new Asked(command, options, purpose.text(command), period).give(hub -> {
            FrequentVisits usual = hub.getBean(FrequentVisits.class);
            return of(
                    command,
                    () -> UsageSearch.frequent(
                            period.from,
                            period.to,
                            new FrequentVisits(
                                    days == null ? usual.days() : days, length == null ? usual.period() : length)));
        });
    }

    private CommandSpec command(String name) {
        return spec.subcommands().get(name).getCommandSpec();
    }

    private static UsageSearch of(CommandSpec command, Supplier<UsageSearch> search) {
        try {
            return search.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "--to must not be before --from, numbers are 1 or more, and a period holds its days",
                    e);
        }
    }

    /** Which days, and where to. */
    static final class Period {
        @Option(names = "--from", required = true, description = "First day, as in 2026-04-01.")
        private LocalDate from;

        @Option(names = "--to", required = true, description = "Last day.")
        private LocalDate to;

        @Option(
                names = "--csv",
                paramLabel = "FILE",
                description = "New file for spreadsheet programs, instead of the screen.")
        private Path csv;

        @Option(
                names = "--most",
                defaultValue = MOST,
                description = "Rows on the screen at most (default: " + MOST + ").")
        private int most;
    }

    /** A search as it was typed. */
    private record Asked(CommandSpec command, HubOptions options, String purpose, Period period) {
        int give(Function<ConfigurableApplicationContext, UsageSearch> asked) {
            try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
                UsageSearch search = asked.apply(hub);
                UsageSearches searches = hub.getBean(UsageSearches.class);
                command.commandLine()
                        .getOut()
                        .print(period.csv == null ? screen(searches, search) : file(searches, search));
                return 0;
            }
        }

        private String screen(UsageSearches searches, UsageSearch search) {
            UsageSearches.Page page = searches.look(search, purpose, period.most);
            StringBuilder text = new StringBuilder(String.join("\t", page.titles())).append('\n');
            page.rows().forEach(row -> text.append(String.join("\t", row)).append('\n'));
            return text.append(String.format(
                            Locale.ROOT,
                            "%,d of %,d rows / %,d 件中 %,d 件%n",
                            page.rows().size(),
                            page.found(),
                            page.found(),
                            page.rows().size()))
                    .toString();
        }

        private String file(UsageSearches searches, UsageSearch search) {
            UsageSearches.Exported exported = searches.export(search, purpose, period.csv);
            return String.format(
                    Locale.ROOT, "%s: %,d rows, SHA-256 %s%n", period.csv, exported.rows(), exported.sha256());
        }
    }
}

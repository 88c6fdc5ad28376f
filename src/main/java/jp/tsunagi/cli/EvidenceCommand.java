package jp.tsunagi.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.tsunagi.evidence.Bundles;
import jp.tsunagi.evidence.PersonLookup;
import jp.tsunagi.evidence.Scope;
import jp.tsunagi.privacy.Pseudonym;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evidence}: what the journal says of a run, a period or a person, in a ZIP file that proves itself. */
@Command(
        name = "evidence",
        header = "Writes a bundle of journal entries with their proofs.",
        description =
                "Checked without this software: see README.html in the bundle. Giving it out is entered in the journal.")
final class EvidenceCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Mixin
    private Purpose purpose;

    @ArgGroup(multiplicity = "1")
    private Of of;

    @Option(names = "--out", required = true, description = "File to write; must not exist.")
    private Path out;

    @Spec
    private CommandSpec spec;

    /** Exactly one of these. */
    static final class Of {
        @Option(names = "--run", description = "A run, with those that took over the answers to its file.")
        private Long run;

        @ArgGroup(exclusive = false)
        private Period period;

        @Option(names = "--pseudonym", description = "A person, by the pseudonym in the journal.")
        private String pseudonym;

        @Option(names = "--person", description = "A person; asks for the 住民番号.")
        private boolean person;

        @Option(names = "--recipient", description = "A person; asks for 公費負担者番号 and 受給者番号.")
        private boolean recipient;
    }

    static final class Period {
        @Option(names = "--from", required = true, description = "First day, as in 2026-04-01.")
        private LocalDate from;

        @Option(names = "--to", required = true, description = "Last day.")
        private LocalDate to;
    }

    @Override
    public Integer call() {
        String why = purpose.text(spec);
        if (Files.exists(out)) {
            throw new ParameterException(spec.commandLine(), out + " is there already; name a new file with --out");
        }
        Scope scope = of.person || of.recipient ? null : scope();
        String number = of.person ? NumberPrompt.resident(spec) : of.recipient ? NumberPrompt.recipient(spec) : null;
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            if (scope == null) {
                scope = new Scope.OfPerson(
                        pseudonyms(hub.getBean(PersonLookup.class), number, why),
                        of.recipient ? List.of(number) : List.of());
            }
            Optional<Bundles.Bundle> bundle = hub.getBean(Bundles.class).write(scope, why, out);
            if (bundle.isEmpty()) {
                spec.commandLine().getErr().println("The journal has no entry of this.");
                return 1;
            }
            spec.commandLine().getOut().println(words(bundle.get()));
            return 0;
        }
    }

    private Scope scope() {
        try {
            if (of.run != null) {
                return new Scope.OfRun(of.run);
            }
            return of.period != null
                    ? new Scope.OfPeriod(of.period.from, of.period.to)
                    : new Scope.OfPerson(List.of(Pseudonym.parse(of.pseudonym)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    of.period == null
                            ? "--pseudonym takes p, version, hyphen and 32 hexadecimal digits, as the journal has it"
                            : "--to must not be before --from",
                    e);
        }
    }

    private List<Pseudonym> pseudonyms(PersonLookup lookup, String number, String why) {
        if (of.person) {
            return lookup.ofResident(number);
        }
        List<Pseudonym> holders = lookup.ofRecipient(number, why);
        // One key gives one person one pseudonym: two of one key are two people.
        long keys = holders.stream().map(holder -> holder.bytes()[0]).distinct().count();
        if (keys < holders.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "This number was given to " + holders.size()
                            + " people one after the other: choose with --person, or with --pseudonym as `person` shows it");
        }
        return holders;
    }

    private static String words(Bundles.Bundle bundle) {
        return bundle.file() + ": " + bundle.entries() + " entries"
                + (bundle.memberships() == 0 ? "" : ", the person proved in " + bundle.memberships() + " records")
                + "\nSHA-256 " + bundle.sha256();
    }
}

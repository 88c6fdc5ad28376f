package jp.tsunagi.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.verify.EnteredVerification;
import jp.tsunagi.audit.verify.Verifier;
import jp.tsunagi.demo.DemoStory;
import jp.tsunagi.demo.HubView;
import jp.tsunagi.demo.MovableClock;
import jp.tsunagi.demo.Municipality;
import jp.tsunagi.evidence.PersonLookup;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.quarantine.Confirmations;
import jp.tsunagi.quarantine.Quarantine;
import jp.tsunagi.register.BusinessCalendar;
import jp.tsunagi.register.Register;
import jp.tsunagi.returned.Deadlines;
import jp.tsunagi.routing.LinkageRunner;
import jp.tsunagi.usage.UsageSearches;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: a made-up municipality, every linkage run through to reconciled results, and a verdict. */
@Command(
        name = "demo",
        description = "Makes a municipality, runs every linkage against the simulators and checks the outcome.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Option(
            names = "--once",
            required = true,
            description = "Play the demo through and exit (otherwise: serve --demo).")
    private boolean once;

    @Option(names = "--people", defaultValue = "9746", description = "Recipients (default: ${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same files.")
    private long seed;

    @Option(names = "--date", defaultValue = "2026-04-01", description = "Business date (default: ${DEFAULT-VALUE}).")
    private LocalDate date;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DemoOptions demo = DemoOptions.of(spec, people, seed, date);
        return once
                ? play(demo)
                : new DemoServer(options, demo, spec.commandLine().getOut()).run();
    }

    private int play(DemoOptions demo) {
        PrintWriter out = spec.commandLine().getOut();
        MovableClock clock = new MovableClock(date, HubConfiguration.ZONE);
        List<RunLine> runs;
        List<String> unmet;
        String protagonist;
        try (Municipality municipality = demo.found(options, clock);
                ConfigurableApplicationContext hub = HubContext.demo(options, clock, false)) {
            unmet = new DemoStory(
                            municipality, view(hub), hub.getBean(BusinessCalendar.class), hub.getBean(Register.class))
                    .play(date);
            protagonist = municipality.expectations().protagonist();
            runs = new ArrayList<>(hub.getBean(Runs.class).latest(100));
        }
        Collections.reverse(runs);
        out.print(RunTable.of(runs));
        out.println();
        unmet.forEach(line -> out.println("NOT MET  " + line));
        out.println(
                unmet.isEmpty()
                        ? "Every run balances and every expectation is met. Files: " + options.data
                        : unmet.size() + " expectations are not met.");
        boolean evident = verify(out);
        out.println("One person's whole way / 一人の経路:\n  " + DemoHint.of(protagonist, options));
        return unmet.isEmpty() && evident ? 0 : 1;
    }

    private static HubView view(ApplicationContext hub) {
        return new HubView(
                hub.getBean(LinkageRunner.class),
                hub.getBean(Runs.class),
                hub.getBean(Quarantine.class),
                hub.getBean(Confirmations.class),
                hub.getBean(Deadlines.class),
                hub.getBean(UsageSearches.class),
                hub.getBean(PersonLookup.class));
    }

    /** After the hub has stopped and signed what it entered. */
    private boolean verify(PrintWriter out) {
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            EnteredVerification.Result result = VerifyCommand.verification(
                            hub, new Verifier(hub.getBean(EvidenceFolder.class)))
                    .verify("command demo --once");
            out.println("Journal: " + String.join("\n  ", result.verification().lines()));
            return result.verification().holds();
        }
    }
}

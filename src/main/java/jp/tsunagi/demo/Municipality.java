package jp.tsunagi.demo;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import jp.tsunagi.counterpart.Behaviour;
import jp.tsunagi.counterpart.IntegrationTerminal;
import jp.tsunagi.counterpart.TerminalSettings;
import jp.tsunagi.demo.population.DayOfChanges;
import jp.tsunagi.demo.population.Expectations;
import jp.tsunagi.demo.population.Fault;
import jp.tsunagi.demo.population.Population;
import jp.tsunagi.demo.population.PopulationOptions;

/** The made-up municipality and its counterpart, around the hub: people, days that pass, the integration terminal. */
public final class Municipality implements AutoCloseable {
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final LocalTime NOON = LocalTime.of(12, 0);

    private final Population population;
    private final MovableClock clock;
    private final IntegrationTerminal terminal;
    private Expectations expectations;

    private Municipality(
            Population population, MovableClock clock, IntegrationTerminal terminal, Expectations expectations) {
        this.population = population;
        this.clock = clock;
        this.terminal = terminal;
        this.expectations = expectations;
    }

    /** Fills the two databases and sets the terminal up beside the hub's folders. */
    public static Municipality found(DemoFolder folder, PopulationOptions options, MovableClock clock) {
        Path data = folder.path();
        Population population = new Population(folder.database("welfare"), folder.database("address"), options);
        Expectations expectations = population.create();
        Behaviour behaviour = new Behaviour(
                expectations.keys(Fault.Outcome.MISSING),
                expectations.keys(Fault.Outcome.ANSWERED_TWICE),
                expectations.neverSent().stream().sorted().toList());
        IntegrationTerminal terminal = new IntegrationTerminal(
                data.resolve("drop/eligibility-out"),
                data.resolve("inbox/result-in"),
                data.resolve("counterpart"),
                clock,
                TerminalSettings.standard()
                        .withKnownPayers(expectations.knownPayerNumbers())
                        .withBehaviour(behaviour));
        return new Municipality(population, clock, terminal, expectations);
    }

    public Expectations expectations() {
        return expectations;
    }

    public IntegrationTerminal terminal() {
        return terminal;
    }

    /** The counterpart works on what was published, at noon of the day. */
    public int answer() {
        clock.moveTo(LocalDate.now(clock), NOON);
        return terminal.collect();
    }

    /** Another day's morning, with all that happened since. */
    public DayOfChanges liveOn(LocalDate day) {
        clock.moveTo(day, MORNING);
        DayOfChanges changes = population.change(expectations, day);
        expectations = changes.after();
        return changes;
    }

    @Override
    public void close() {
        terminal.close();
    }
}

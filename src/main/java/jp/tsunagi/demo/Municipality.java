package jp.tsunagi.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import jp.tsunagi.counterpart.Behaviour;
import jp.tsunagi.counterpart.BranchBehaviour;
import jp.tsunagi.counterpart.IntegrationTerminal;
import jp.tsunagi.counterpart.Question;
import jp.tsunagi.counterpart.TerminalSettings;
import jp.tsunagi.counterpart.TerminalSite;
import jp.tsunagi.counterpart.address.AddressSystem;
import jp.tsunagi.counterpart.screening.ScreeningBehaviour;
import jp.tsunagi.counterpart.screening.ScreeningCollectionSystem;
import jp.tsunagi.demo.population.CheckupScene;
import jp.tsunagi.demo.population.DayOfChanges;
import jp.tsunagi.demo.population.Expectations;
import jp.tsunagi.demo.population.Fault;
import jp.tsunagi.demo.population.Inquiry;
import jp.tsunagi.demo.population.Population;
import jp.tsunagi.demo.population.PopulationOptions;
import jp.tsunagi.demo.population.Scenes;
import jp.tsunagi.demo.population.Stage;
import jp.tsunagi.demo.population.UsageExpectation;
import jp.tsunagi.demo.population.VoucherScene;
import jp.tsunagi.privacy.OwnerOnly;

/**
 * The made-up municipality and its counterparts, around the hub: people, days that pass, the address system, the integration
 * terminal with the hospitals behind it, the health promotion section, the screening collection system.
 */
public final class Municipality implements AutoCloseable {
    /** 全国地方公共団体コード of the register that is shipped. */
    private static final String CODE = "139998";

    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final LocalTime EVENING = LocalTime.of(22, 0);

    private static final Duration LAIN = Duration.ofMinutes(1);

    // Folders that a simulator could make first; here they are made as the hub makes them.
    private static final List<String> SHARED = List.of(
            "drop/address-registration",
            "drop/eligibility-out",
            "drop/voucher-out",
            "inbox/address-registration-result",
            "inbox/branch-number-in",
            "inbox/result-in",
            "inbox/usage-log-in",
            "counterpart");

    private final Path data;
    private final Population population;
    private final Stage stage;
    private final MovableClock clock;
    private final AddressSystem addresses;
    private final IntegrationTerminal terminal;
    private final ScreeningCollectionSystem screening;
    private Expectations expectations;
    private Scenes scenes;

    private Municipality(
            DemoFolder folder,
            DataSource address,
            Optional<Path> schemas,
            Population population,
            Stage stage,
            MovableClock clock,
            Expectations expectations,
            Scenes scenes) {
        this.data = folder.path();
        this.population = population;
        this.stage = stage;
        this.clock = clock;
        this.expectations = expectations;
        this.scenes = scenes;
        SHARED.forEach(this::folder);
        this.addresses = new AddressSystem(
                address,
                data.resolve("drop/address-registration"),
                data.resolve("inbox/address-registration-result"),
                clock,
                scenes.addresses().registration().missing());
        this.terminal = new IntegrationTerminal(TerminalSite.in(data), clock, settings(expectations, scenes));
        this.screening = new ScreeningCollectionSystem(
                data.resolve("counterpart/screening"), 0, clock, schemas, behaviour(scenes));
        folder.server(screening.port(), screening.privateKey(), screening.knownHosts());
    }

    /**
     * Fills the folder's own databases and sets the counterparts up beside the hub's folders.
     *
     * @param schemas folder of the official schemas, which the screening collection system then validates with
     */
    public static Municipality found(
            DemoFolder folder, PopulationOptions options, Optional<Path> schemas, MovableClock clock) {
        return found(folder, folder.database("welfare"), folder.database("address"), options, schemas, clock);
    }

    /**
     * Fills two empty databases and sets the counterparts up beside the hub's folders.
     *
     * @param schemas folder of the official schemas, which the screening collection system then validates with
     */
    public static Municipality found(
            DemoFolder folder,
            DataSource welfare,
            DataSource address,
            PopulationOptions options,
            Optional<Path> schemas,
            MovableClock clock) {
        Population population = new Population(welfare, address, options);
        Stage stage = new Stage(welfare, address, options);
        Expectations expectations = population.create();
        Scenes scenes = stage.set(expectations);
        return new Municipality(folder, address, schemas, population, stage, clock, expectations, scenes);
    }

    private static TerminalSettings settings(Expectations expectations, Scenes scenes) {
        return TerminalSettings.standard()
                .withMunicipalityCode(CODE)
                .withKnownPayers(expectations.knownPayerNumbers())
                .withUnknownInstitutions(VoucherScene.unknownInstitutions())
                .withBehaviour(new Behaviour(
                        expectations.keys(Fault.Outcome.MISSING),
                        expectations.keys(Fault.Outcome.ANSWERED_TWICE),
                        expectations.neverSent().stream().sorted().toList()))
                .withBranchBehaviour(new BranchBehaviour(
                        scenes.branches().changed(),
                        scenes.branches().again(),
                        scenes.branches().unknown()));
    }

    private static ScreeningBehaviour behaviour(Scenes scenes) {
        return new ScreeningBehaviour(
                scenes.checkups().unknownAtCounterpart(), scenes.checkups().unanswered());
    }

    public Expectations expectations() {
        return expectations;
    }

    public Scenes scenes() {
        return scenes;
    }

    public AddressSystem addresses() {
        return addresses;
    }

    public IntegrationTerminal terminal() {
        return terminal;
    }

    public ScreeningCollectionSystem screening() {
        return screening;
    }

    /** Every counterpart works on what was published, at noon of the day, and hands over what it has. */
    public int answer() {
        clock.moveTo(LocalDate.now(clock), NOON);
        return addresses.collect()
                + terminal.collect()
                + terminal.handOverBranchNumbers()
                + terminal.handOverUsageLog()
                + screening.collect();
    }

    /** The log of what hospitals asked, in the evening. @return how many files */
    public int handOverUsageLog() {
        return terminal.handOverUsageLog();
    }

    private Path folder(String name) {
        Path folder = data.resolve(name);
        try {
            OwnerOnly.makeFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** The health promotion section hands its results over. */
    public CheckupScene.Import handOverCheckups() {
        try {
            Path section = folder("counterpart/health-promotion");
            Path inbox = folder("inbox/checkup-in");
            CheckupScene.Import handedOver = stage.writeCheckups(scenes, section, LocalDate.now(clock));
            try (DirectoryStream<Path> files = Files.newDirectoryStream(section)) {
                for (Path file : files) {
                    // As long as the hub waits for a file that has no marker; nobody watches a demo wait.
                    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(LAIN)));
                    Files.move(file, inbox.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return handedOver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is due to the screening collection system by the consents of today. */
    public CheckupScene.Sending checkupsToSend() {
        return stage.checkupsToSend(scenes, LocalDate.now(clock));
    }

    /**
     * Days on which people go to hospitals, to the evening of the last one.
     *
     * @return what the log of it must come to
     */
    public UsageExpectation visitHospitals(LocalDate from, LocalDate until) {
        clock.moveTo(until, EVENING);
        List<Question> questions = new ArrayList<>();
        UsageExpectation expected = stage.inquire(scenes, from, until, inquiry -> questions.add(question(inquiry)));
        terminal.hospitals().ask(questions);
        return expected;
    }

    private static Question question(Inquiry inquiry) {
        return new Question(
                inquiry.key(),
                inquiry.at(),
                inquiry.institution(),
                inquiry.byCard() ? Question.Reference.CARD : Question.Reference.CERTIFICATE,
                inquiry.checkupAsked());
    }

    /** Another day's morning, with all that happened since. */
    public DayOfChanges liveOn(LocalDate day) {
        clock.moveTo(day, MORNING);
        DayOfChanges changes = population.change(expectations, day, scenes.parts());
        scenes = stage.next(scenes, changes);
        expectations = changes.after();
        return changes;
    }

    /** Days on which nothing happens, to the morning of this one. */
    public void waitUntil(LocalDate day) {
        clock.moveTo(day, MORNING);
    }

    /** Consents that were given, withdrawn or ran out by today. @return how many people's */
    public int changeConsents() {
        return stage.changeConsents(scenes, LocalDate.now(clock)).size();
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } finally {
            screening.close();
        }
    }
}

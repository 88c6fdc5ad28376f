package jp.tsunagi.demo.population;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.tsunagi.demo.population.Cast.Person;
import jp.tsunagi.demo.population.CheckupScene.SpoiltCheck;
import jp.tsunagi.demo.population.Fault.Outcome;
import jp.tsunagi.demo.population.Scenes.BranchScene;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * Sets the scenes of a story through all linkages in a population, and knows what each must come to. Without it a population
 * serves {@code eligibility-out} alone. The same options and the same days make the same story, whatever the database.
 */
public final class Stage {
    private static final long FIRST_DAY = 0x9E3779B97F4A7C15L;
    private static final int UNKNOWN_KEYS_BELOW = 999_000;

    private final DataSource welfare;
    private final DataSource address;
    private final PopulationOptions options;
    private final Numbers numbers;
    private final SpoiltPlan plan;

    public Stage(DataSource welfare, DataSource address, PopulationOptions options) {
        this.welfare = welfare;
        this.address = address;
        this.options = options;
        this.numbers = new Numbers(options.seed());
        this.plan = SpoiltPlan.of(options);
    }

    /** What is done with both databases open. */
    private interface Work<T> {
        T in(Statements welfare, Statements address) throws SQLException, IOException;
    }

    /**
     * The first day, before any linkage has run; once, after {@link Population#create()}.
     *
     * @param known what that gave
     * @throws HubException UNEXPECTED if a database refuses
     */
    public Scenes set(Expectations known) {
        return transaction((welfare, address) -> {
            Cast cast = new Cast(welfare, options, FIRST_DAY, plan.concerned());
            Person protagonist = cast.take(plan.protagonist());
            new Protagonist(welfare, new Spoiling(welfare, address, numbers), options.businessDate())
                    .enter(protagonist.id());
            CheckupScene checkups = new CheckupStage(welfare, options).set(cast, plan.offices(), protagonist);
            VoucherStage voucherStage = new VoucherStage(welfare, options);
            VoucherScene vouchers = voucherStage.set(cast, known);
            UsageScene usage = new UsageStage(welfare, options).set(cast, voucherStage, protagonist);
            BranchScene branches = branches(cast, known);
            AddressScene addresses =
                    new AddressStage(welfare, address, numbers, plan).set(cast, known, options, protagonist.id());
            return new Scenes(addresses, voucherStage.counted(vouchers), branches, usage, checkups, cast.taken());
        });
    }

    /**
     * The same day as {@link Population#change(Expectations, LocalDate, Set)} with {@link Scenes#parts()}, right after it and
     * before any linkage runs.
     *
     * @param before the scenes of the day before
     * @throws HubException UNEXPECTED if a database refuses
     */
    public Scenes next(Scenes before, DayOfChanges day) {
        return transaction((welfare, address) -> {
            Set<Long> parts = new LinkedHashSet<>(before.parts());
            day.after().spoilt().forEach(record -> parts.add(record.recipientId()));
            Cast cast = new Cast(welfare, options, day.day().toEpochDay(), parts);
            AddressScene addresses = new AddressStage(welfare, address, numbers, plan).next(before.addresses(), day);
            VoucherScene vouchers = new VoucherStage(welfare, options).next(cast, before.vouchers(), day);
            BranchScene branches = new BranchScene(
                    before.branches().changed(),
                    before.branches().again(),
                    before.branches().unknown(),
                    day.newRecords() + day.mended().size());
            return new Scenes(addresses, vouchers, branches, before.usage(), before.checkups(), cast.taken());
        });
    }

    /**
     * The hospitals' questions of some days, one after the other; asked when 医療券 of the first day are with the counterpart and
     * before a day of changes.
     *
     * @param until the last day; its evening must have come before the counterpart is asked
     * @throws HubException UNEXPECTED if the database refuses
     */
    public UsageExpectation inquire(Scenes scenes, LocalDate from, LocalDate until, Consumer<Inquiry> asking) {
        return transaction((welfare, address) -> new UsageStage(welfare, options).inquire(scenes, from, until, asking));
    }

    /**
     * Writes the health promotion section's file, a line at a time.
     *
     * @param folder where it is put
     * @param day in its name
     * @throws HubException UNEXPECTED if the database refuses
     * @throws UncheckedIOException if the file cannot be written
     */
    public CheckupScene.Import writeCheckups(Scenes scenes, Path folder, LocalDate day) {
        Path path = folder.resolve("KENSHIN_" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + ".csv");
        return transaction((welfare, address) -> {
            try (CheckupFile file = new CheckupFile(path, options, numbers)) {
                return file.write(welfare, new CheckupStage(welfare, options), scenes.checkups(), scenes.parts());
            }
        });
    }

    /**
     * Consents given, withdrawn and expired between the import of the checks and their sending. 資格情報 of these people change
     * by it: one record each in the next difference.
     *
     * @return whose
     * @throws HubException UNEXPECTED if the database refuses
     */
    public List<SpoiltCheck> changeConsents(Scenes scenes, LocalDate day) {
        return transaction(
                (welfare, address) -> new CheckupStage(welfare, options).changeConsents(scenes.checkups(), day));
    }

    /**
     * What {@code checkup-out} must come to, of the checks that are in the welfare system and as people stand there now.
     *
     * @throws HubException UNEXPECTED if the database refuses
     */
    public CheckupScene.Sending checkupsToSend(Scenes scenes, LocalDate day) {
        return transaction((welfare, address) -> new CheckupStage(welfare, options).sending(scenes.checkups(), day));
    }

    private BranchScene branches(Cast cast, Expectations known) throws SQLException {
        String payer = plan.offices().get(0).payerNumber();
        Set<String> unknown = new LinkedHashSet<>();
        for (int i = 0; i < cast.few(); i++) {
            unknown.add(payer + Numbers.recipientNumber(UNKNOWN_KEYS_BELOW - i));
        }
        return new BranchScene(
                keys(cast.draw(cast.few(), "true")),
                keys(cast.draw(cast.few(), "true")),
                unknown,
                known.accepted() + known.keys(Outcome.MISSING).size());
    }

    private static Set<String> keys(List<Person> people) {
        return people.stream().map(Person::key).collect(Collectors.toSet());
    }

    private <T> T transaction(Work<T> work) {
        try (Connections open = Connections.open(welfare, address)) {
            T result = work.in(new Statements(open.welfare()), new Statements(open.address()));
            open.commit();
            return result;
        } catch (SQLException e) {
            throw new HubException(ErrorCode.UNEXPECTED, "story", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

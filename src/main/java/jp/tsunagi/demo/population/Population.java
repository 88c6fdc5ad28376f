package jp.tsunagi.demo.population;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * A made-up municipality (架空市) for the demo and the tests: people on assistance in the size of S0, their numbers, a few
 * records spoilt on purpose, and days on which things happen. The tables must be there and empty. The random numbers depend on
 * the options alone, so the same options make the same rows in any database.
 */
public final class Population {
    private static final int OTHER_RESIDENTS = 300;

    private final DataSource welfare;
    private final DataSource address;
    private final PopulationOptions options;
    private final Numbers numbers;

    public Population(DataSource welfare, DataSource address, PopulationOptions options) {
        this.welfare = welfare;
        this.address = address;
        this.options = options;
        this.numbers = new Numbers(options.seed());
    }

    /** What {@link #create()} will give, without a database. */
    public static Expectations expectations(PopulationOptions options) {
        return SpoiltPlan.of(options).expectations(options);
    }

    /**
     * Fills the empty tables of both databases.
     *
     * @throws HubException UNEXPECTED if a database refuses
     */
    public Expectations create() {
        SpoiltPlan plan = SpoiltPlan.of(options);
        try (Connections open = Connections.open(welfare, address)) {
            try (PopulationWriter writer = new PopulationWriter(open.welfare(), open.address(), numbers)) {
                writeInstitutions(writer);
                for (long id = 1; id <= OTHER_RESIDENTS; id++) {
                    writer.writeResident(id);
                }
                for (Office office : plan.offices()) {
                    writeOffice(open.welfare(), writer, office);
                }
                writer.commit();
            }
            spoil(open, plan);
            open.analyze();
        } catch (SQLException e) {
            throw new HubException(ErrorCode.UNEXPECTED, "population", e);
        }
        return plan.expectations(options);
    }

    /**
     * The second act: people come, go, move and marry, and the department mends half of each kind of fault, one at least.
     * Days follow each other, the first after {@link PopulationOptions#businessDate()}, none twice. A failed day leaves
     * the welfare database as it was.
     *
     * @param before what is known of the population on the evening before
     * @throws HubException UNEXPECTED if a database refuses
     */
    public DayOfChanges change(Expectations before, LocalDate day) {
        return change(before, day, Set.of());
    }

    /**
     * The same, but for people to whom nothing happens.
     *
     * @param settled their ids
     */
    public DayOfChanges change(Expectations before, LocalDate day, Set<Long> settled) {
        try (Connections open = Connections.open(welfare, address)) {
            DayOfChanges changes = new Changes(open, options, numbers, day).apply(before, settled);
            open.commit();
            return changes;
        } catch (SQLException e) {
            throw new HubException(ErrorCode.UNEXPECTED, "population", e);
        }
    }

    /**
     * Every 個人番号 of a welfare database, spoilt ones included: the canaries of a leak test. They are found nowhere but
     * there, in the address database and in the files for the integration terminal.
     */
    public static void forEachPersonalNumber(DataSource welfare, Consumer<String> canary) {
        try (Connection connection = welfare.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select number from personal_number where number is not null order by recipient_id")) {
            connection.setAutoCommit(false);
            statement.setFetchSize(1_000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    canary.accept(rows.getString(1));
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new HubException(ErrorCode.UNEXPECTED, "population", e);
        }
    }

    private void writeInstitutions(PopulationWriter writer) throws SQLException {
        Institutions institutions = new Institutions(options);
        for (Institutions.Kind kind : Institutions.Kind.values()) {
            for (int position = 0; position < institutions.count(kind); position++) {
                writer.write(institutions.at(kind, position));
            }
        }
    }

    private void writeOffice(Connection connection, PopulationWriter writer, Office office) throws SQLException {
        Statements statements = new Statements(connection);
        statements.updateOne("insert into office values (?, ?)", office.payerNumber(), office.name());
        statements.updateOne(
                "insert into recipient_number_counter values (?, ?)", office.payerNumber(), office.people());
        for (Household household : new Households(options).of(office)) {
            writer.write(household);
        }
    }

    private void spoil(Connections open, SpoiltPlan plan) throws SQLException {
        Spoiling spoiling = new Spoiling(new Statements(open.welfare()), new Statements(open.address()), numbers);
        for (SpoiltRecord record : plan.records()) {
            spoiling.spoil(record, plan.holders());
        }
        open.commit();
    }
}

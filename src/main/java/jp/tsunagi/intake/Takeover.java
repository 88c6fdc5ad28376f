package jp.tsunagi.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.errors.Kind;
import jp.tsunagi.files.Inbound;
import jp.tsunagi.files.Layouts;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Query;
import jp.tsunagi.ledger.BackgroundTransaction;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.Concerned;
import jp.tsunagi.ledger.Confirmation;
import jp.tsunagi.ledger.DatabaseErrors;
import jp.tsunagi.ledger.HeldBack;
import jp.tsunagi.ledger.QuarantineItem;
import jp.tsunagi.privacy.Pseudonyms;
import jp.tsunagi.register.Linkage;

/**
 * What the statements of a linkage's folder in {@code mappings/} make of the arrived lines, in this order:
 *
 * <ul>
 *   <li>{@code personal-numbers.sql}, a query of {@code line_no}, {@code field}, {@code code}: what holds the file. It sees also
 *       the lines that were set aside by themselves, with the fields of {@link LineCheck#residentNumbers} alone
 *   <li>{@code quarantine.sql}, a query of {@code line_no}, {@code record_key}, {@code field}, {@code code}: lines to be set
 *       aside with a code of the catalogue ({@code TSN-1020}); they leave the table, and with them the others of their whole.
 *       A code of a whole file ({@code TSN-2007}) holds the file
 *   <li>{@code people.sql}, a query of {@code record_key}, {@code resident_number} and {@code changed}: each person that the
 *       lines are about, and whether they change anything of the person
 *   <li>{@code confirm.sql}, a query of {@code record_key}, {@code code} and {@code note}: matters for the 確認リスト
 *   <li>{@code unchanged.sql}, a query of one number: lines that change nothing
 *   <li>{@code effect.sql}: the statements that take the lines over
 * </ul>
 *
 * Only {@code effect.sql} must be there. All may name {@code :businessDate} and {@code :runId}.
 */
public final class Takeover {
    private static final int BATCH = 1000;
    private static final List<String> QUERIES =
            List.of("personal-numbers.sql", "quarantine.sql", "people.sql", "confirm.sql", "unchanged.sql");

    private final Mappings mappings;
    private final Pseudonyms pseudonyms;

    public Takeover(Mappings mappings, Pseudonyms pseudonyms) {
        this.mappings = mappings;
        this.pseudonyms = pseudonyms;
    }

    /** One file's statements. */
    private record Statements(Mappings mappings, String folder, Map<String, ?> parameters, Connection connection) {
        /** Hands the rows of a query over, if the folder has it. */
        void query(String name, RowUse use) {
            String file = folder + "/" + name;
            if (!mappings.has(file)) {
                return;
            }
            try (PreparedStatement statement = mappings.query(file).prepare(connection, parameters)) {
                statement.setFetchSize(BATCH);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        use.row(rows);
                    }
                }
            } catch (SQLException e) {
                throw DatabaseErrors.ofMapping("mappings/" + file, e);
            }
        }

        void check(String name) {
            String file = folder + "/" + name;
            if (mappings.has(file)) {
                mappings.query(file).check(connection, parameters);
            }
        }

        void execute(String name) {
            mappings.script(folder + "/" + name).execute(connection, parameters);
        }
    }

    private interface RowUse {
        void row(ResultSet row) throws SQLException;
    }

    /** @throws HubException MAPPING_INVALID, SQL_INVALID and what else the database says of a statement, by its file */
    Balance apply(String folder, Intake intake, Inbound inbound) {
        Statements statements = new Statements(
                mappings,
                folder,
                Map.of(
                        Query.BUSINESS_DATE,
                        inbound.run().businessDate(),
                        "runId",
                        inbound.run().id()),
                intake.effect().transaction().connection());
        Balance[] balance = new Balance[1];
        intake.effect().transaction().finish(() -> balance[0] = apply(statements, intake, inbound));
        return balance[0];
    }

    /**
     * Lets the database look at the statements of a folder, on empty tables for the record class's lines.
     *
     * @throws HubException as {@link #apply}
     */
    public void check(String folder, Linkage linkage, DataSource welfare) {
        try (BackgroundTransaction transaction = BackgroundTransaction.open(welfare, "welfare database")) {
            new Arrivals(transaction, Layouts.received(linkage.fileRule()));
            Statements statements = new Statements(
                    mappings,
                    folder,
                    Map.of(Query.BUSINESS_DATE, LocalDate.EPOCH, "runId", 0L),
                    transaction.connection());
            transaction.finish(() -> {
                for (String query : QUERIES) {
                    statements.check(query);
                }
                mappings.script(folder + "/effect.sql").check(statements.connection(), statements.parameters());
            });
        }
    }

    private Balance apply(Statements statements, Intake intake, Inbound inbound) throws SQLException {
        Arrivals arrivals = intake.arrivals();
        statements.query("personal-numbers.sql", Takeover::hold);
        arrivals.removeSetAside();
        Set<Long> again = inbound.isWhole() ? Set.of() : arrivals.linesWith(inbound.replayedLine());
        long arrived = inbound.isWhole() ? arrivals.count() : again.size();
        // Also when one line is taken again, rules that look at several lines see them all.
        arrivals.removeBroken();
        long setAside = setAside(statements, intake, inbound, again);
        arrivals.removeBroken();
        if (!inbound.isWhole()) {
            arrivals.keepOnly(again);
        }
        long held = arrived - setAside - arrivals.count();
        intake.ledger().held(HeldBack.Cause.WHOLE, "", held);
        people(statements, intake);
        confirm(statements, intake);
        long unchanged = unchanged(statements);
        statements.execute("effect.sql");
        return new Balance(
                arrived + intake.setAside(),
                arrived - setAside - held - unchanged,
                unchanged,
                setAside + intake.setAside(),
                held);
    }

    private static long setAside(Statements statements, Intake intake, Inbound inbound, Set<Long> again)
            throws SQLException {
        long[] setAside = new long[1];
        Batches<QuarantineItem> items = new Batches<>(found -> {
            List<QuarantineItem> mine = intake.arrivals().setAside(found).stream()
                    .filter(item -> inbound.isWhole() || again.contains(item.lineNo()))
                    .toList();
            intake.ledger().setAside(mine);
            setAside[0] += mine.size();
        });
        statements.query("quarantine.sql", row -> {
            long line = row.getLong("line_no");
            ErrorCode code = code(row);
            if (code.kind() == Kind.CONTRACT) {
                hold(row);
            }
            items.add(new QuarantineItem(
                    inbound.file().name(), line, row.getString("record_key"), row.getString("field"), code, ""));
        });
        items.flush();
        intake.arrivals().removeSetAside();
        return setAside[0];
    }

    private static void hold(ResultSet row) throws SQLException {
        throw new HubException(code(row), "line " + row.getLong("line_no") + ", " + row.getString("field"));
    }

    private static ErrorCode code(ResultSet row) throws SQLException {
        String code = row.getString("code");
        return ErrorCode.find(code)
                .orElseThrow(() -> new HubException(
                        ErrorCode.MAPPING_INVALID, "a query's column code holds no code of the catalogue"));
    }

    private void people(Statements statements, Intake intake) throws SQLException {
        Batches<Concerned> people = new Batches<>(intake.ledger()::concerns);
        Pseudonyms.Maker maker = pseudonyms.maker();
        statements.query(
                "people.sql",
                row -> people.add(new Concerned(
                        row.getString("record_key"),
                        maker.of(row.getString("resident_number")),
                        row.getBoolean("changed") ? Concerned.Effect.TAKEN_OVER : Concerned.Effect.UNCHANGED)));
        people.flush();
    }

    private static void confirm(Statements statements, Intake intake) throws SQLException {
        Batches<Confirmation> matters = new Batches<>(intake.ledger()::confirm);
        statements.query(
                "confirm.sql",
                row -> matters.add(new Confirmation(row.getString("record_key"), code(row), row.getString("note"))));
        matters.flush();
    }

    private static long unchanged(Statements statements) {
        long[] unchanged = new long[1];
        statements.query("unchanged.sql", row -> unchanged[0] = row.getLong(1));
        return unchanged[0];
    }

    /** Hands items on by the thousand. */
    private static final class Batches<T> {
        private final Use<T> use;
        private List<T> items = new ArrayList<>();

        Batches(Use<T> use) {
            this.use = use;
        }

        void add(T item) throws SQLException {
            items.add(item);
            if (items.size() == BATCH) {
                flush();
            }
        }

        void flush() throws SQLException {
            use.of(items);
            items = new ArrayList<>();
        }

        private interface Use<T> {
            void of(List<T> items) throws SQLException;
        }
    }
}

package jp.tsunagi.address;

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
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Query;
import jp.tsunagi.files.StatementUser;
import jp.tsunagi.intake.Comparison;
import jp.tsunagi.ledger.BackgroundTransaction;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.Concerned;
import jp.tsunagi.ledger.DatabaseErrors;
import jp.tsunagi.ledger.HeldBack;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.ledger.Statements;
import jp.tsunagi.privacy.Pseudonyms;
import org.apache.camel.ExchangeProperty;

/**
 * 個人番号参照用ビュー: compares the address system's view with the recipients and attaches numbers that are missing. A number
 * is nowhere a {@code String}: it passes through bytes that are wiped.
 */
public final class AddressView implements StatementUser {
    private static final String FOLDER = "address";
    static final String VIEW = FOLDER + "/address-view.sql";
    private static final String SHARED = FOLDER + "/address-view/shared.sql";
    private static final String RECIPIENTS = FOLDER + "/address-view/recipients.sql";
    private static final String ELSEWHERE = FOLDER + "/address-view/elsewhere.sql";
    private static final String ATTACH = FOLDER + "/address-view/attach.sql";
    private static final int VIEW_COLUMNS = 2;
    private static final int RECIPIENT_COLUMNS = 3;

    private final DataSource address;
    private final DataSource welfare;
    private final Mappings mappings;
    private final Pseudonyms pseudonyms;
    private final Journal journal;

    /** @param address the address system's database, with the issued account */
    public AddressView(
            DataSource address, DataSource welfare, Mappings mappings, Pseudonyms pseudonyms, Journal journal) {
        this.address = address;
        this.welfare = welfare;
        this.mappings = mappings;
        this.pseudonyms = pseudonyms;
        this.journal = journal;
    }

    /**
     * Compares everyone; what is to be attached lies in the comparison's transaction. That the numbers are read is entered
     * before, and whose they were after.
     *
     * @throws HubException VIEW_NOT_AS_AGREED: nothing was read; SOURCE_UNORDERED; what the databases say
     */
    public void compare(@ExchangeProperty(Comparison.PROPERTY) Comparison comparison) {
        Connection viewSide = comparison.closing(reading(address, "address database"));
        checkAccess(viewSide);
        Run run = comparison.run();
        Entry.Builder reading = Entry.intent(Action.VIEW, Access.LOOK_UP, "route " + run.linkage())
                .by(run.actor())
                .linkage(run.linkage())
                .run(run.id())
                .about("all:recipient")
                .place("address database");
        journal.conclude(run.id(), Action.VIEW, Outcome.FAILED, entry -> entry.because("cut off, and begun anew"));
        Attempt.make(journal, reading, outcome -> compare(comparison, viewSide, outcome));
    }

    private void compare(Comparison comparison, Connection viewSide, Entry.Builder outcome) {
        Connection welfareSide = comparison.closing(reading(welfare, "welfare database"));
        Attachable attachable = new Attachable(comparison.effect().transaction());
        try (SharedNumbers shared = shared(viewSide);
                OrderedRows view =
                        OrderedRows.read(viewSide, query(VIEW), VIEW, VIEW_COLUMNS, ViewComparison.VIEW_KEY);
                OrderedRows recipients = OrderedRows.read(
                        welfareSide, query(RECIPIENTS), RECIPIENTS, RECIPIENT_COLUMNS, ViewComparison.RECIPIENT_KEY);
                ViewComparison both = new ViewComparison(shared, attachable, comparison.ledger(), pseudonyms.maker())) {
            both.compare(recipients, view);
            outcome.about(both.everyone()).records(both.read());
            long attached = attachable.count() == 0 ? 0 : attach(comparison, both);
            both.flush();
            long held = both.read() - both.unchanged() - attached;
            // Whoever was given a number by somebody else meanwhile waits for the next comparison.
            comparison.ledger().held(HeldBack.Cause.MEANWHILE, "", held - both.listed());
            comparison.balance(new Balance(both.read(), attached, both.unchanged(), 0, held));
        }
    }

    private void checkAccess(Connection viewSide) {
        try {
            List<String> faults = new ArrayList<>(ViewAccess.rightsTooMany(viewSide));
            if (faults.isEmpty()) {
                faults.addAll(ViewAccess.columnsNotAsAgreed(viewSide, query(VIEW)));
            }
            if (!faults.isEmpty()) {
                throw new HubException(ErrorCode.VIEW_NOT_AS_AGREED, String.join("; ", faults));
            }
        } catch (SQLException e) {
            throw DatabaseErrors.of("address database, rights of the account", e);
        }
    }

    private SharedNumbers shared(Connection viewSide) {
        try {
            return SharedNumbers.read(viewSide, query(SHARED));
        } catch (SQLException e) {
            throw DatabaseErrors.ofMapping("mappings/" + SHARED, e);
        }
    }

    /** @return how many */
    private long attach(Comparison comparison, ViewComparison both) {
        long[] attached = new long[1];
        comparison.effect().transaction().finish(() -> {
            Connection connection = comparison.effect().transaction().connection();
            Statements.analyze(connection, "attachable");
            listElsewhere(connection, both);
            concern(connection, both);
            attached[0] =
                    mappings
                            .script(ATTACH)
                            .execute(
                                    connection,
                                    Map.of(Query.BUSINESS_DATE, comparison.run().businessDate()))
                            .stream()
                            .mapToLong(Integer::longValue)
                            .sum();
        });
        return attached[0];
    }

    private void listElsewhere(Connection connection, ViewComparison both) throws SQLException {
        List<String> residentNumbers = new ArrayList<>();
        try (PreparedStatement query = query(ELSEWHERE).prepare(connection, Map.of());
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                residentNumbers.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw DatabaseErrors.ofMapping("mappings/" + ELSEWHERE, e);
        }
        for (String residentNumber : residentNumbers) {
            String recordKey = Statements.text(
                    connection, "select record_key from attachable where resident_number = ?", residentNumber);
            both.list(recordKey, residentNumber, ErrorCode.NUMBER_SHARED);
            Statements.update(connection, "delete from attachable where resident_number = ?", residentNumber);
        }
    }

    private static void concern(Connection connection, ViewComparison both) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select record_key, resident_number from attachable order by record_key")) {
            query.setFetchSize(1000);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    both.concern(rows.getString(1), rows.getString(2), Concerned.Effect.TAKEN_OVER);
                }
            }
        }
    }

    private Query query(String file) {
        return mappings.query(file);
    }

    @Override
    public void prepare(Set<String> configured) {
        if (configured.contains("address")) {
            check(address, "address database", List.of(VIEW, SHARED));
        }
        if (configured.contains("welfare")) {
            check(welfare, "welfare database", List.of(RECIPIENTS));
            try (BackgroundTransaction transaction = BackgroundTransaction.open(welfare, "welfare database")) {
                new Attachable(transaction);
                transaction.finish(() -> {
                    query(ELSEWHERE).check(transaction.connection(), Map.of());
                    mappings.script(ATTACH)
                            .check(transaction.connection(), Map.of(Query.BUSINESS_DATE, LocalDate.EPOCH));
                });
            }
        }
    }

    private void check(DataSource database, String what, List<String> queries) {
        try (Connection connection = reading(database, what)) {
            for (String query : queries) {
                query(query).check(connection, Map.of());
            }
        } catch (SQLException e) {
            throw DatabaseErrors.of(what, e);
        }
    }

    /** A connection that reads, and sees all its rows as of one moment. */
    private static Connection reading(DataSource database, String what) {
        Connection connection;
        try {
            connection = database.getConnection();
        } catch (SQLException e) {
            throw new HubException(ErrorCode.DATABASE_UNREACHABLE, what, e);
        }
        try {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return connection;
        } catch (SQLException e) {
            try (connection) {
                throw DatabaseErrors.of(what, e);
            } catch (SQLException closing) {
                throw DatabaseErrors.of(what, closing);
            }
        }
    }
}

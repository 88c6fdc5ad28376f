package jp.tsunagi.address;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import jp.tsunagi.ledger.Answer;
import jp.tsunagi.ledger.BackgroundTransaction;
import jp.tsunagi.ledger.BulkInsert;
import jp.tsunagi.ledger.Statements;

/**
 * The numbers of one returned file, in a temporary table of the welfare database, {@code arrived} with {@code line_no}, {@code
 * insurer_number}, {@code insured_identification_number}, {@code integrated_number}. Its transaction is the one that takes
 * them over.
 */
public final class Registrations implements AutoCloseable {
    private final BackgroundTransaction transaction;
    private final BulkInsert arrived;
    private final Map<Long, RegistrationResultRecord> batch = new HashMap<>();

    private Registrations(BackgroundTransaction transaction) {
        this.transaction = transaction;
        this.arrived = new BulkInsert(
                transaction.connection(),
                "arrived",
                "line_no",
                "insurer_number",
                "insured_identification_number",
                "integrated_number");
    }

    static Registrations open(DataSource welfare, String what) {
        Registrations registrations = new Registrations(BackgroundTransaction.open(welfare, what));
        registrations.transaction.finish(registrations::create);
        return registrations;
    }

    private void create() throws SQLException {
        try (Statement statement = transaction.connection().createStatement()) {
            statement.execute("create local temporary table arrived (line_no bigint primary key, insurer_number "
                    + "varchar(8), insured_identification_number varchar(7), integrated_number varchar(15))");
            statement.execute("create index arrived_number on arrived (integrated_number)");
        }
    }

    BackgroundTransaction transaction() {
        return transaction;
    }

    /** A line of the batch that is being checked; whether it becomes an answer is not known yet. */
    void expect(long line, RegistrationResultRecord record) {
        batch.put(line, record);
    }

    /** Keeps the numbers of the batch's lines that became accepted answers. */
    void keep(List<Answer> answers) {
        List<Object[]> rows = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer.accepted()) {
                RegistrationResultRecord record = batch.get(answer.lineNo());
                rows.add(new Object[] {
                    answer.lineNo(),
                    record.getInsurerNumber(),
                    record.getInsuredIdentificationNumber(),
                    record.getIntegratedNumber()
                });
            }
        }
        batch.clear();
        transaction.submit(() -> arrived.insert(rows));
    }

    /** Forgets lines that do not count. */
    void remove(Collection<Long> lines) {
        transaction.finish(() -> {
            Statements.analyze(transaction.connection(), "arrived");
            try (PreparedStatement removing =
                    transaction.connection().prepareStatement("delete from arrived where line_no = ?")) {
                for (Long line : lines) {
                    removing.setLong(1, line);
                    removing.addBatch();
                }
                removing.executeBatch();
            }
        });
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() {
        transaction.close();
    }
}

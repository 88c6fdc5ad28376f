package jp.tsunagi.counterpart.address;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.tsunagi.counterpart.desk.Receipt;
import jp.tsunagi.counterpart.desk.Transactor;

/** Table {@code answer}: what became of each record of each file. */
final class RegistrationAnswers {
    private static final int PAGE = 1000;

    private final Transactor database;
    private final Set<String> unanswered;

    /** @param unanswered keys that are left without an answer in the first file in which they stand */
    RegistrationAnswers(Transactor database, Set<String> unanswered) {
        this.database = database;
        this.unanswered = Set.copyOf(unanswered);
    }

    /** An answer with the answer's detail number, and whether it is one that is kept back. */
    private record Kept(RegistrationAnswer answer, boolean heldBack) {}

    /** The record's key or 業務利用番号 stands in an earlier record of the file. */
    Optional<RegistrationFault> twice(Connection connection, Receipt receipt, RegistrationRecord record)
            throws SQLException {
        if (met(connection, receipt, "record_key", record.key())) {
            return RegistrationFault.when(true, RegistrationRejection.TWICE, RegistrationItem.RECIPIENT_NUMBER);
        }
        return RegistrationFault.when(
                met(connection, receipt, "resident_number", record.residentNumber()),
                RegistrationRejection.TWICE,
                RegistrationItem.RESIDENT_NUMBER);
    }

    void add(Connection connection, Receipt receipt, RegistrationRecord record, RegistrationAnswer answer)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into answer values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, receipt.number());
            insert.setInt(2, answer.detailNumber());
            insert.setString(3, record.key().orElse(null));
            insert.setString(4, record.residentNumber().orElse(null));
            insert.setString(5, answer.insurerNumber());
            insert.setString(6, answer.recipientNumber());
            insert.setString(7, answer.resultCode());
            insert.setObject(8, answer.position().orElse(null), Types.INTEGER);
            insert.setString(9, answer.integratedNumber());
            insert.executeUpdate();
        }
    }

    /** A page of answers in the order of the file; those held back are left out. Empty after the last. */
    List<RegistrationAnswer> after(Receipt receipt, int detailNumber) {
        int last = detailNumber;
        while (true) {
            List<Kept> page = page(receipt, last);
            List<RegistrationAnswer> told = page.stream()
                    .filter(kept -> !kept.heldBack())
                    .map(Kept::answer)
                    .toList();
            if (page.isEmpty() || !told.isEmpty()) {
                return told;
            }
            last = page.get(page.size() - 1).answer().detailNumber();
        }
    }

    private List<Kept> page(Receipt receipt, int detailNumber) {
        return database.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement("""
                    select detail_number, record_key, insurer_number, recipient_number, result_code, item_position,
                        integrated_number, not exists (select 1 from answer b
                            where b.record_key = a.record_key and b.reception_number < a.reception_number) as first_time
                    from answer a where reception_number = ? and detail_number > ?
                    order by reception_number, detail_number limit ?
                    """)) {
                query.setString(1, receipt.number());
                query.setInt(2, detailNumber);
                query.setInt(3, PAGE);
                ResultSet row = query.executeQuery();
                List<Kept> page = new ArrayList<>(PAGE);
                while (row.next()) {
                    page.add(new Kept(RegistrationAnswer.read(row), heldBack(row)));
                }
                return page;
            }
        });
    }

    private boolean heldBack(ResultSet row) throws SQLException {
        String key = row.getString("record_key");
        return key != null && unanswered.contains(key) && row.getBoolean("first_time");
    }

    private static boolean met(Connection connection, Receipt receipt, String column, Optional<String> value)
            throws SQLException {
        if (value.isEmpty()) {
            return false;
        }
        try (PreparedStatement query =
                connection.prepareStatement("select 1 from answer where " + column + " = ? and reception_number = ?")) {
            query.setString(1, value.get());
            query.setString(2, receipt.number());
            return query.executeQuery().next();
        }
    }
}

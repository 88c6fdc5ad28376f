package jp.tsunagi.counterpart.screening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.counterpart.desk.Receipt;
import jp.tsunagi.counterpart.desk.Transactor;

/** What became of each document, and the documents that are held. */
final class DocumentStore {
    private static final int PAGE = 1000;
    private static final String PAYER = """
            select insurer_number from judgement where reception_number = ?1 and result_code = '0000'
            group by insurer_number order by count(*) desc, min(serial) limit 1
            """;
    private static final String OTHER_PAYER = """
            update judgement set result_code = 'S010'
            where reception_number = ?1 and result_code = '0000' and insurer_number <> ?2
            """;
    private static final String TWICE =
            "update judgement set result_code = 'S009' where reception_number = ? and serial = ?";
    private static final String REGISTER = """
            merge into document d using (select record_key, insurer_number, recipient_number, checked_on,
                    reception_number, document_name
                from judgement where reception_number = ?1 and result_code = '0000') j
            on d.record_key = j.record_key
            when matched then update
                set reception_number = j.reception_number, document_name = j.document_name
            when not matched then insert values (j.record_key, j.insurer_number, j.recipient_number, j.checked_on,
                j.reception_number, j.document_name)
            """;

    private final Transactor store;

    DocumentStore(Transactor store) {
        this.store = store;
    }

    /** Counts of an archive. */
    record Counts(int accepted, int rejected) {}

    /** Adds judgements of one archive, many at once. */
    static final class Writer implements AutoCloseable {
        private final PreparedStatement insert;
        private int waiting;

        Writer(Connection connection, Receipt receipt) throws SQLException {
            this.insert = connection.prepareStatement("insert into judgement values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
            insert.setString(1, receipt.number());
        }

        void add(Judgement judgement) throws SQLException {
            insert.setInt(2, judgement.serial());
            insert.setString(3, judgement.documentName());
            insert.setString(4, judgement.key().orElse(null));
            insert.setString(5, judgement.insurerNumber());
            insert.setString(6, judgement.recipientNumber());
            insert.setString(7, judgement.checkedOn());
            insert.setString(8, judgement.resultCode());
            insert.setString(9, judgement.itemCode());
            insert.addBatch();
            if (++waiting == PAGE) {
                flush();
            }
        }

        void flush() throws SQLException {
            insert.executeBatch();
            waiting = 0;
        }

        @Override
        public void close() throws SQLException {
            insert.close();
        }
    }

    /** Judges the documents of an archive against each other, and holds those that are accepted. */
    static Counts register(Connection connection, Receipt receipt) throws SQLException {
        Optional<String> payer = payer(connection, receipt);
        if (payer.isPresent()) {
            execute(connection, OTHER_PAYER, receipt.number(), payer.get());
        }
        rejectTwice(connection, receipt);
        execute(connection, REGISTER, receipt.number());
        try (PreparedStatement query = connection.prepareStatement("""
                select count(*) filter (where result_code = '0000'), count(*) filter (where result_code <> '0000')
                from judgement where reception_number = ?
                """)) {
            query.setString(1, receipt.number());
            ResultSet row = query.executeQuery();
            row.next();
            return new Counts(row.getInt(1), row.getInt(2));
        }
    }

    /** A page of judgements in the order of serials; empty after the last. */
    List<Judgement> after(Receipt receipt, int serial) {
        return store.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement("""
                    select * from judgement where reception_number = ? and serial > ?
                    order by reception_number, serial limit ?
                    """)) {
                query.setString(1, receipt.number());
                query.setInt(2, serial);
                query.setInt(3, PAGE);
                ResultSet row = query.executeQuery();
                List<Judgement> page = new ArrayList<>(PAGE);
                while (row.next()) {
                    page.add(Judgement.read(row));
                }
                return page;
            }
        });
    }

    int count() {
        return store.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement("select count(*) from document")) {
                ResultSet row = query.executeQuery();
                row.next();
                return row.getInt(1);
            }
        });
    }

    /** Of one person, the newest check first. */
    List<RegisteredDocument> of(String insurerNumber, String recipientNumber) {
        return store.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement("""
                    select d.*, r.file_name from document d join reception r on r.reception_number = d.reception_number
                    where d.insurer_number = ? and d.recipient_number = ? order by d.checked_on desc
                    """)) {
                query.setString(1, insurerNumber);
                query.setString(2, recipientNumber);
                ResultSet row = query.executeQuery();
                List<RegisteredDocument> documents = new ArrayList<>();
                while (row.next()) {
                    documents.add(document(row));
                }
                return documents;
            }
        });
    }

    private static RegisteredDocument document(ResultSet row) throws SQLException {
        return new RegisteredDocument(
                row.getString("insurer_number"),
                row.getString("recipient_number"),
                LocalDate.parse(row.getString("checked_on"), DateTimeFormatter.BASIC_ISO_DATE),
                row.getString("reception_number"),
                row.getString("file_name"),
                row.getString("document_name"));
    }

    /** That of most of the archive's documents. */
    private static Optional<String> payer(Connection connection, Receipt receipt) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PAYER)) {
            query.setString(1, receipt.number());
            ResultSet row = query.executeQuery();
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /** In one pass over keys in their order: H2 evaluates a subquery of an update anew for each row. */
    private static void rejectTwice(Connection connection, Receipt receipt) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                        select record_key, serial from judgement where reception_number = ? and result_code = '0000'
                        order by record_key, serial
                        """);
                PreparedStatement update = connection.prepareStatement(TWICE)) {
            query.setString(1, receipt.number());
            update.setString(1, receipt.number());
            ResultSet row = query.executeQuery();
            String last = "";
            while (row.next()) {
                if (row.getString(1).equals(last)) {
                    update.setInt(2, row.getInt(2));
                    update.executeUpdate();
                }
                last = row.getString(1);
            }
        }
    }

    private static void execute(Connection connection, String sql, String... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }
}

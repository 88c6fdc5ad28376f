package jp.tsunagi.counterpart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 資格確認実績: every question that was answered, and what was handed over of them. */
final class UsageLog implements DeliverySource {
    private static final int PAGE = 10_000;
    private static final String LAST = "select coalesce(max(entry), 0) from usage_log";

    private final EmbeddedStore store;
    private final Deliveries deliveries;

    UsageLog(EmbeddedStore store, Clock clock, String municipalityCode) {
        this.store = store;
        this.deliveries = new Deliveries(clock, "LOG", municipalityCode);
    }

    /** {@code Q}, the day, letters so that no twelve digits stand together, the entry: 20 characters. */
    static String confirmationNumber(LocalDateTime at, long entry) {
        return "Q" + at.format(DateTimeFormatter.ofPattern("uuuuMMdd")) + "OQS" + "%08d".formatted(entry);
    }

    /** Number of the last entry; 0 before the first. */
    long last(Connection connection) throws SQLException {
        return Deliveries.number(connection, LAST);
    }

    /**
     * @param last number of the last entry before
     * @param answers in the order of their questions
     */
    void add(Connection connection, long last, List<Question> questions, List<Verification> answers)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into usage_log values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < questions.size(); i++) {
                Question question = questions.get(i);
                Verification answer = answers.get(i);
                insert.setLong(1, last + i + 1);
                insert.setString(2, answer.confirmationNumber());
                insert.setObject(3, question.at());
                insert.setString(4, question.institutionCode());
                insert.setString(5, question.key());
                insert.setString(6, answer.branchNumber().orElse(""));
                insert.setString(7, question.reference().code());
                insert.setString(8, answer.validity().code());
                insert.setString(9, answer.issueNumber().orElse(""));
                insert.setString(10, answer.checkupShown() ? "1" : "0");
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public Optional<Delivery> open() {
        return store.transaction(connection -> {
            Optional<Delivery> unfinished = deliveries.unfinished(connection);
            return unfinished.isPresent() ? unfinished : deliveries.open(connection, last(connection));
        });
    }

    @Override
    public List<Entry> entries(Delivery delivery, long after) {
        return store.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement("""
                    select entry, confirmation_number, confirmed_at, institution_code, record_key, branch_number,
                        reference_classification, qualification_validity, issue_number, checkup_viewed
                    from usage_log where entry > ? and entry <= ? order by entry limit ?
                    """)) {
                query.setLong(1, after);
                query.setLong(2, delivery.upTo());
                query.setInt(3, PAGE);
                ResultSet row = query.executeQuery();
                List<Entry> page = new ArrayList<>();
                while (row.next()) {
                    page.add(entry(row));
                }
                return page;
            }
        });
    }

    @Override
    public void published(Delivery delivery) {
        store.transaction(connection -> {
            deliveries.published(connection, delivery);
            return null;
        });
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String key = row.getString(5);
        return new Entry(
                row.getLong(1),
                List.of(
                        row.getString(2),
                        row.getObject(3, LocalDateTime.class).format(PublishedFile.TIME),
                        row.getString(4),
                        key.substring(0, 8),
                        key.substring(8),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10)));
    }
}

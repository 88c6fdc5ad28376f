package jp.tsunagi.counterpart.desk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.counterpart.FileOutcome;

/** The book of receptions, table {@code reception}. An open one is taken up again after a crash under its number and time. */
public final class ReceptionDesk {
    private static final String COLUMNS = """
            select r.reception_number, r.file_name, r.received_at, r.state, r.refusal, r.accepted, r.rejected,
                exists (select 1 from reception b
                    where b.file_name = r.file_name and b.reception_number < r.reception_number) as repeated
            from reception r
            """;

    private final Transactor store;
    private final Clock clock;
    private final String letters;

    /** @param letters three, in every number, so that no twelve digits stand together */
    public ReceptionDesk(Transactor store, Clock clock, String letters) {
        this.store = store;
        this.clock = clock;
        this.letters = letters;
    }

    /** The reception of this file that is still open, or a new one. */
    public Receipt open(String fileName) {
        return store.transaction(connection -> {
            String open = COLUMNS + "where r.file_name = ? and r.state <> 'CLOSED'";
            List<Receipt> known = select(connection, open, fileName);
            if (known.isEmpty()) {
                insert(connection, fileName);
                known = select(connection, open, fileName);
            }
            return known.get(0);
        });
    }

    /** Answered, but perhaps not moved away. */
    public List<Receipt> answered() {
        return store.transaction(connection ->
                select(connection, COLUMNS + "where r.state = ? order by 1", Receipt.State.ANSWERED.name()));
    }

    /** In the transaction in which the file takes effect. */
    public Receipt judged(Connection connection, Receipt receipt, Optional<String> refusal, int accepted, int rejected)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update reception set state = 'JUDGED', refusal = ?, accepted = ?, rejected = ?
                where reception_number = ?
                """)) {
            update.setString(1, refusal.orElse(null));
            update.setInt(2, accepted);
            update.setInt(3, rejected);
            update.setString(4, receipt.number());
            update.executeUpdate();
        }
        return new Receipt(
                receipt.number(),
                receipt.fileName(),
                receipt.receivedAt(),
                Receipt.State.JUDGED,
                refusal,
                receipt.repeated());
    }

    /** Refused as a whole: nothing takes effect. */
    public Receipt refused(Receipt receipt, String refusal) {
        return store.transaction(connection -> judged(connection, receipt, Optional.of(refusal), 0, 0));
    }

    public void moveTo(Receipt.State state, Receipt receipt) {
        store.transaction(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update reception set state = ? where reception_number = ?")) {
                update.setString(1, state.name());
                update.setString(2, receipt.number());
                return update.executeUpdate();
            }
        });
    }

    /** Of the last file of this name that was judged. */
    public Optional<FileOutcome> outcome(String fileName) {
        String sql = COLUMNS + "where r.file_name = ? and r.state <> 'RECEIVED' order by 1 desc";
        return store.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, fileName);
                ResultSet row = query.executeQuery();
                return row.next() ? Optional.of(outcome(row)) : Optional.empty();
            }
        });
    }

    private void insert(Connection connection, String fileName) throws SQLException {
        LocalDateTime now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into reception values (?, ?, ?, 'RECEIVED', null, 0, 0)")) {
            insert.setString(1, nextNumber(connection, now));
            insert.setString(2, fileName);
            insert.setObject(3, now);
            insert.executeUpdate();
        }
    }

    /** {@code R}, the day, the letters, the day's count: 20 characters. */
    private String nextNumber(Connection connection, LocalDateTime now) throws SQLException {
        String prefix = "R" + now.toLocalDate().format(DateTimeFormatter.BASIC_ISO_DATE) + letters;
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from reception where reception_number like ?")) {
            query.setString(1, prefix + "%");
            ResultSet row = query.executeQuery();
            row.next();
            return prefix + "%08d".formatted(row.getInt(1) + 1);
        }
    }

    private static List<Receipt> select(Connection connection, String sql, String argument) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, argument);
            ResultSet row = query.executeQuery();
            List<Receipt> found = new ArrayList<>();
            while (row.next()) {
                found.add(receipt(row));
            }
            return found;
        }
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                row.getString("reception_number"),
                row.getString("file_name"),
                row.getObject("received_at", LocalDateTime.class),
                Receipt.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("refusal")),
                row.getBoolean("repeated"));
    }

    private static FileOutcome outcome(ResultSet row) throws SQLException {
        return new FileOutcome(
                row.getString("file_name"),
                row.getString("reception_number"),
                row.getInt("accepted"),
                row.getInt("rejected"),
                Optional.ofNullable(row.getString("refusal")));
    }
}

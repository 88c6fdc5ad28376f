package jp.tsunagi.counterpart;

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

/** The book of receptions. An open one is taken up again after a crash under its number and time. */
final class Receptions {
    private static final String COLUMNS = """
            select r.reception_number, r.kind, r.file_name, r.sent_as, r.received_at, r.state, r.refusal, r.accepted,
                r.rejected, exists (select 1 from reception b
                    where b.file_name = r.file_name and b.arrival < r.arrival) as repeated
            from reception r
            """;

    private final EmbeddedStore store;
    private final Clock clock;

    Receptions(EmbeddedStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The reception of this file that is still open, or a new one. */
    Reception open(RecordKind kind, String fileName, String sentAs) {
        return store.transaction(connection -> {
            String open = COLUMNS + "where r.kind = ? and r.file_name = ? and r.state <> 'CLOSED'";
            Optional<Reception> known = first(select(connection, open, kind.name(), fileName));
            if (known.isEmpty()) {
                insert(connection, kind, fileName, sentAs);
                known = first(select(connection, open, kind.name(), fileName));
            }
            return known.orElseThrow();
        });
    }

    /** Answered, but perhaps not moved away. */
    List<Reception> answered() {
        return store.transaction(
                connection -> select(connection, COLUMNS + "where r.state = ? order by r.arrival", "ANSWERED"));
    }

    void answered(Reception reception, Optional<Refusal> refusal) {
        store.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    update reception set state = 'ANSWERED', refusal = ?, accepted =
                        (select count(*) from history where reception_number = ? and result_code = '0000'), rejected =
                        (select count(*) from history where reception_number = ? and result_code <> '0000')
                    where reception_number = ?
                    """)) {
                update.setString(1, refusal.map(Enum::name).orElse(null));
                update.setString(2, reception.number());
                update.setString(3, reception.number());
                update.setString(4, reception.number());
                return update.executeUpdate();
            }
        });
    }

    void closed(Reception reception) {
        store.transaction(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update reception set state = 'CLOSED' where reception_number = ?")) {
                update.setString(1, reception.number());
                return update.executeUpdate();
            }
        });
    }

    /** Of the last file of this name that was answered. */
    Optional<FileOutcome> outcome(String fileName) {
        String sql = COLUMNS + "where r.file_name = ? and r.state <> 'RECEIVED' order by r.arrival desc";
        return store.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, fileName);
                ResultSet row = query.executeQuery();
                return row.next() ? Optional.of(outcome(row)) : Optional.empty();
            }
        });
    }

    private void insert(Connection connection, RecordKind kind, String fileName, String sentAs) throws SQLException {
        LocalDateTime now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reception (reception_number, kind, file_name, sent_as, received_at, state, accepted, rejected)
                values (?, ?, ?, ?, ?, 'RECEIVED', 0, 0)
                """)) {
            insert.setString(1, nextNumber(connection, kind, now));
            insert.setString(2, kind.name());
            insert.setString(3, fileName);
            insert.setString(4, sentAs);
            insert.setObject(5, now);
            insert.executeUpdate();
        }
    }

    /** {@code R}, the day, letters so that no twelve digits stand together, the day's count: 20 characters. */
    private static String nextNumber(Connection connection, RecordKind kind, LocalDateTime now) throws SQLException {
        String prefix = "R" + now.format(DateTimeFormatter.BASIC_ISO_DATE).substring(0, 8) + kind.letters();
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from reception where reception_number like ?")) {
            query.setString(1, prefix + "%");
            ResultSet row = query.executeQuery();
            row.next();
            return prefix + "%08d".formatted(row.getInt(1) + 1);
        }
    }

    private static List<Reception> select(Connection connection, String sql, String... arguments) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                query.setString(i + 1, arguments[i]);
            }
            ResultSet row = query.executeQuery();
            List<Reception> found = new ArrayList<>();
            while (row.next()) {
                found.add(reception(row));
            }
            return found;
        }
    }

    private static Optional<Reception> first(List<Reception> found) {
        return found.stream().findFirst();
    }

    private static Reception reception(ResultSet row) throws SQLException {
        return new Reception(
                row.getString("reception_number"),
                RecordKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getString("sent_as"),
                row.getObject("received_at", LocalDateTime.class),
                Reception.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("refusal")).map(Refusal::valueOf),
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

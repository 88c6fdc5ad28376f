package jp.tsunagi.counterpart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The book of what was handed over from one database. An unfinished delivery is finished under its name and time. */
final class Deliveries {
    private static final int DAILY = 999;

    private final Clock clock;
    private final String prefix;

    /** @param letters the file names begin with */
    Deliveries(Clock clock, String letters, String municipalityCode) {
        this.clock = clock;
        this.prefix = letters + "_" + municipalityCode + "_";
    }

    Optional<Delivery> unfinished(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select file_name, created_at, after_entry, last_entry from delivery where not published")) {
            ResultSet row = query.executeQuery();
            return row.next()
                    ? Optional.of(new Delivery(
                            row.getString(1), row.getObject(2, LocalDateTime.class), row.getLong(3), row.getLong(4)))
                    : Optional.empty();
        }
    }

    /** Number of the last entry handed over; 0 before the first. */
    long last(Connection connection) throws SQLException {
        return number(connection, "select coalesce(max(last_entry), 0) from delivery");
    }

    /** A delivery of the entries since the last one; empty when there are none. */
    Optional<Delivery> open(Connection connection, long upTo) throws SQLException {
        long after = last(connection);
        if (upTo == after) {
            return Optional.empty();
        }
        LocalDateTime now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        Delivery delivery = new Delivery(nextName(connection, now), now, after, upTo);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into delivery values (?, ?, ?, ?, false)")) {
            insert.setString(1, delivery.fileName());
            insert.setObject(2, delivery.createdAt());
            insert.setLong(3, delivery.after());
            insert.setLong(4, delivery.upTo());
            insert.executeUpdate();
        }
        return Optional.of(delivery);
    }

    void published(Connection connection, Delivery delivery) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update delivery set published = true where file_name = ?")) {
            update.setString(1, delivery.fileName());
            update.executeUpdate();
        }
    }

    private String nextName(Connection connection, LocalDateTime now) throws SQLException {
        String day = prefix + now.format(DateTimeFormatter.ofPattern("uuuuMMdd")) + "_";
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from delivery where left(file_name, ?) = ?")) {
            query.setInt(1, day.length());
            query.setString(2, day);
            ResultSet row = query.executeQuery();
            row.next();
            if (row.getInt(1) == DAILY) {
                throw new IllegalStateException("no file name left for this day");
            }
            return day + "%03d.csv".formatted(row.getInt(1) + 1);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            ResultSet row = query.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }
}

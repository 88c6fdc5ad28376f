package jp.tsunagi.counterpart.address;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import jp.tsunagi.counterpart.CheckDigits;
import org.h2.jdbcx.JdbcDataSource;

/** An address system with files written by hand, line for line as the interface page has them. People are made up. */
record AddressFolders(Path root) {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T00:30:00Z"), ZoneId.of("Asia/Tokyo"));
    static final String NAME = "JTG_139998_20261120_001.csv";
    static final String PAYER = "12016010";

    Path drop() {
        return root.resolve("drop");
    }

    Path inbox() {
        return root.resolve("inbox");
    }

    DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url());
        database.setUser("sa");
        return database;
    }

    String url() {
        return "jdbc:h2:file:" + root.resolve("address").toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE";
    }

    AddressSystem system(String... unanswered) {
        return system(CLOCK, unanswered);
    }

    AddressSystem system(Clock clock, String... unanswered) {
        return new AddressSystem(database(), drop(), inbox(), clock, Set.of(unanswered));
    }

    /** The data lines of the result of one file, which is thereby fetched. */
    List<String> answers(AddressSystem system, String name, String[]... records) {
        List<String> lines = result(system, name, file("02", name, records));
        return lines.subList(1, lines.size() - 1);
    }

    List<String> result(AddressSystem system, String name, String content) {
        drop(name, content.getBytes(StandardCharsets.UTF_8));
        system.collect();
        return fetch(name);
    }

    List<String> fetch(String name) {
        try {
            List<String> lines = List.of(Files.readString(result(name)).split("\r\n"));
            Files.delete(inbox().resolve("RES_" + name + ".done"));
            Files.delete(result(name));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path result(String name) {
        return inbox().resolve("RES_" + name);
    }

    void drop(String name, byte[] content) {
        try {
            Files.createDirectories(drop());
            Files.write(drop().resolve(name), content);
            Files.createFile(drop().resolve(name + ".done"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of the published view, as {@code personal number/resident number}. */
    List<String> view() throws SQLException {
        return view(database());
    }

    static List<String> view(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select personal_number, resident_number from welfare_reference order by 2")) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1) + "/" + row.getString(2));
            }
            return rows;
        }
    }

    void insert(String residentNumber, String personalNumber, String origin) throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into person values ('%s', '%s', '%s')".formatted(residentNumber, personalNumber, origin));
        }
    }

    static String recipient(int person) {
        return CheckDigits.withModulus10("%06d".formatted(person));
    }

    static String key(int person) {
        return PAYER + recipient(person);
    }

    static String personalNumber(int person) {
        String body = "%011d".formatted(30_000_000_000L + person * 7L);
        for (int last = 0; last < 10; last++) {
            if (CheckDigits.personalNumber(body + last)) {
                return body + last;
            }
        }
        throw new AssertionError("a digit always fits");
    }

    static String resident(int person) {
        return "J%06d".formatted(person);
    }

    /** A good record of a difference file: a new person. */
    static String[] person(int person) {
        return ("D,02,01," + resident(person) + "," + PAYER + "," + recipient(person)
                        + ",架空\u3000花子,ｶｸｳ ﾊﾅｺ,,,2,19600101,1000001,架空市一丁目1-1," + personalNumber(person) + ",")
                .split(",", -1);
    }

    static String[] ended(int person) {
        return with(with(person(person), 3, "03"), 16, "20261119");
    }

    /** The record with one item changed; the item is given by its place, from 1. */
    static String[] with(String[] record, int position, String value) {
        String[] changed = record.clone();
        changed[position - 1] = value;
        return changed;
    }

    static String file(String processingType, String name, String[]... records) {
        StringBuilder file = new StringBuilder("H,01," + processingType + ",139998,20261120050000," + name + "\r\n");
        for (String[] record : records) {
            file.append(String.join(",", record)).append("\r\n");
        }
        return file.append("T,%d,%d,%d,%d\r\n"
                        .formatted(records.length, kind(records, "01"), kind(records, "02"), kind(records, "03")))
                .toString();
    }

    private static long kind(String[][] records, String kind) {
        return Arrays.stream(records).filter(record -> record[2].equals(kind)).count();
    }
}

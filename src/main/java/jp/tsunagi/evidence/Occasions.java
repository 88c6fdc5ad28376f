package jp.tsunagi.evidence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Query;
import jp.tsunagi.files.StatementUser;
import jp.tsunagi.ledger.DatabaseErrors;
import jp.tsunagi.numbers.IssueNumber;

/**
 * Reads what the welfare system knows of a person's way, by the queries of {@code mappings/person/}. What they may show is
 * held to its form, so that no name or other number comes out under an allowed label, and to the person who was asked for.
 *
 * <p>All throw {@link HubException} MAPPING_INVALID, SQL_INVALID, DATABASE_UNREACHABLE, DATABASE_LOST.
 */
public final class Occasions implements StatementUser {
    private static final String HOLDER = "person/holder.sql";
    private static final String WAY = "person/way.sql";
    private static final int PAYER = 8;
    private static final Pattern KEY = Pattern.compile("[0-9]{15}");
    private static final Pattern INSTITUTION = Pattern.compile("[0-9]{10}");
    private static final Pattern ISSUE = Pattern.compile(IssueNumber.FORM);

    private final DataSource welfare;
    private final Mappings mappings;
    private final ZoneId zone;

    /** @param zone of the welfare system's times */
    public Occasions(DataSource welfare, Mappings mappings, ZoneId zone) {
        this.welfare = welfare;
        this.mappings = mappings;
        this.zone = zone;
    }

    /**
     * A person in the welfare system.
     *
     * @param recordKeys 公費負担者番号 and 受給者番号; none for someone who is not there
     */
    record Known(List<String> recordKeys, List<Occasion> occasions) {}

    /** 住民番号 of whoever has a 受給者番号 now. */
    Optional<String> holder(String recordKey) {
        List<String> holders = read(
                HOLDER,
                holderOf(recordKey.substring(0, PAYER), recordKey.substring(PAYER)),
                (row, file) -> row.getString(1));
        return holders.stream().findFirst();
    }

    Known of(String residentNumber) {
        List<String> keys = new ArrayList<>();
        List<Occasion> occasions = read(WAY, wayOf(residentNumber), (row, file) -> {
            if (!residentNumber.equals(row.getString("resident_number"))) {
                throw invalid(file, "resident_number");
            }
            keys.add(text(row, "record_key", KEY, file));
            return new Occasion(
                    kind(row.getString("event"), file),
                    row.getObject("happened_at", LocalDateTime.class)
                            .atZone(zone)
                            .toInstant(),
                    text(row, "institution_code", INSTITUTION, file),
                    text(row, "issue_number", ISSUE, file));
        });
        return new Known(keys.stream().distinct().toList(), occasions);
    }

    private static Map<String, String> holderOf(String payerNumber, String recipientNumber) {
        return Map.of("payerNumber", payerNumber, "recipientNumber", recipientNumber);
    }

    private static Map<String, String> wayOf(String residentNumber) {
        return Map.of("residentNumber", residentNumber);
    }

    @Override
    public void prepare(Set<String> configured) {
        if (!configured.contains("welfare")) {
            return;
        }
        try (Connection connection = welfare.getConnection()) {
            connection.setReadOnly(true);
            mappings.query(HOLDER).check(connection, holderOf("", ""));
            mappings.query(WAY).check(connection, wayOf(""));
        } catch (SQLException e) {
            throw DatabaseErrors.of("welfare database", e);
        }
    }

    private interface Reading<T> {
        T of(ResultSet row, Path file) throws SQLException;
    }

    private <T> List<T> read(String name, Map<String, ?> parameters, Reading<T> reading) {
        Path file = mappings.path(name);
        Query query = mappings.query(name);
        try (Connection connection = welfare.getConnection()) {
            connection.setReadOnly(true);
            try (PreparedStatement statement = query.prepare(connection, parameters);
                    ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(reading.of(rows, file));
                }
                return read;
            }
        } catch (SQLException e) {
            throw DatabaseErrors.ofMapping("welfare database, " + file, e);
        }
    }

    private static Occasion.Kind kind(String event, Path file) {
        return Arrays.stream(Occasion.Kind.values())
                .filter(kind -> kind.name().equals(event))
                .findFirst()
                .orElseThrow(() -> invalid(file, "event"));
    }

    private static String text(ResultSet row, String column, Pattern form, Path file) throws SQLException {
        String value = row.getString(column);
        if (value != null && !form.matcher(value).matches()) {
            throw invalid(file, column);
        }
        return value;
    }

    private static HubException invalid(Path file, String column) {
        return new HubException(ErrorCode.MAPPING_INVALID, file + ": column " + column + " holds something else");
    }
}

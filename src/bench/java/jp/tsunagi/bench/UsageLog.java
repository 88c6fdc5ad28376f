package jp.tsunagi.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.numbers.PayerNumber;
import jp.tsunagi.numbers.RecipientNumber;
import org.postgresql.PGConnection;

/**
 * A verification log about people of whom each has a voucher of last month: four checks in five are at the voucher's
 * institution, half of them with its number shown. Against it the practical limit: the very rows that the hub makes of it,
 * ready in a file, which the database copies into an equal table; and, to show what its foreign keys take, into one with the
 * same primary key and indexes only.
 */
public final class UsageLog {
    /** Where four checks in five take place. */
    private record Patient(String payer, String recipient, String institution, String issueNumber) {}

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final String NAME = "LOG_139998_20260401_001.csv";

    private final String database;
    private final Path rows = Databases.folder().resolve("usage-log.txt");

    /** @param database name of the welfare database */
    public UsageLog(String database) {
        this.database = database;
    }

    /** Gives everyone a voucher. @return the first day of its validity */
    public LocalDate issueVouchers() throws SQLException {
        LocalDate month = LocalDate.now(HubConfiguration.ZONE).minusMonths(1).withDayOfMonth(1);
        execute(
                "insert into voucher (voucher_id, recipient_id, ticket_type, issue_number, institution_code, treatment_type, "
                        + "injury_name_1, valid_from, valid_until, self_pay_amount, single_or_combined, social_insurance, "
                        + "infection_37_2, elderly_care, prefectural_expense) "
                        + "select 900000000 + r.recipient_id, r.recipient_id, '01', to_char(9000000000000 + r.recipient_id, "
                        + "'FM0000000000000'), i.institution_code, '02', '腰痛症', date '" + month + "', date '"
                        + month.plusMonths(1).minusDays(1) + "', 0, '01', '02', '0', '0', '0' "
                        + "from recipient r join (select institution_code, row_number() over (order by institution_code) - 1 "
                        + "as n, count(*) over () as of from institution) i on i.n = r.recipient_id % i.of",
                "create table usage_log_copy (like usage_log including all)",
                "create table usage_log_bound (like usage_log including all)",
                "alter table usage_log_bound add foreign key (recipient_id) references recipient, "
                        + "add foreign key (voucher_id) references voucher",
                "vacuum (analyze)");
        return month;
    }

    /** Writes the log. */
    public Path write(int lines, LocalDate month) throws SQLException, IOException {
        List<Patient> patients = patients();
        SplittableRandom random = new SplittableRandom(20260401);
        Path file = Databases.folder().resolve(NAME);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("H,01,139998," + TIME.format(LocalDateTime.now(HubConfiguration.ZONE)) + "," + NAME + "\r\n");
            for (int line = 0; line < lines; line++) {
                Patient patient = patients.get(random.nextInt(patients.size()));
                boolean own = random.nextInt(5) > 0;
                Patient at = own ? patient : patients.get(random.nextInt(patients.size()));
                out.write("D,%020d,%s,%s,%s,%s,,1,1,%s,0\r\n"
                        .formatted(
                                line,
                                TIME.format(month.atTime(9, 0).plusSeconds(random.nextInt(27 * 86_400))),
                                at.institution(),
                                patient.payer(),
                                patient.recipient(),
                                own && random.nextBoolean() ? patient.issueNumber() : ""));
            }
            out.write("T," + lines + "\r\n");
        }
        return file;
    }

    private List<Patient> patients() throws SQLException {
        List<Patient> patients = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select r.payer_number, r.recipient_number, v.institution_code, v.issue_number from recipient r "
                                + "join voucher v on v.voucher_id = 900000000 + r.recipient_id order by r.recipient_id")) {
            while (rows.next()) {
                // The population has some bad numbers on purpose; no log would bring them back.
                if (PayerNumber.isValid(rows.getString(1)) && RecipientNumber.isValid(rows.getString(2))) {
                    patients.add(
                            new Patient(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
        }
        return patients;
    }

    /** Takes the rows that the hub has made out, for {@link #copy}. */
    public void keepRows() throws SQLException, IOException {
        try (Connection connection = connect();
                OutputStream out = Files.newOutputStream(rows)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy usage_log to stdout (format csv)", out);
        }
    }

    /** The limit. */
    public void copy(String table) throws SQLException, IOException {
        try (Connection connection = connect();
                InputStream in = Files.newInputStream(rows)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin (format csv)", in, 1 << 16);
        }
    }

    /** Empties the tables that take the rows. */
    public void forget() throws SQLException {
        execute("truncate usage_log, usage_log_copy, usage_log_bound, tsunagi_applied");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection connect() throws SQLException {
        return Databases.at(Databases.server(), database).getConnection();
    }
}

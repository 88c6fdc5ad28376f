package jp.tsunagi.support;

import static jp.tsunagi.support.HubFixturePeople.PAYER;
import static jp.tsunagi.support.HubFixturePeople.recipientNumber;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Made-up vouchers in a welfare database, and lines of a verification log about the people of {@link HubFixturePeople}. */
public record HubFixtureUsage(JdbcTemplate welfare) {
    public static final String CLINIC = "1311234567";
    public static final String OTHER_CLINIC = "1317654321";
    public static final String THIRD_CLINIC = "1311111111";

    /** The clinics. */
    public HubFixtureUsage found() {
        for (String institution : List.of(CLINIC, OTHER_CLINIC, THIRD_CLINIC)) {
            welfare.update(
                    "insert into institution values (?, ?, '1', ?, null)", institution, "架空医院", day("2020-01-01"));
        }
        return this;
    }

    /** A medical voucher of the month of March 2026. */
    public HubFixtureUsage voucher(long id, int person, String institution, String issueNumber) {
        welfare.update(
                "insert into voucher (voucher_id, recipient_id, ticket_type, issue_number, institution_code, treatment_type, "
                        + "injury_name_1, valid_from, valid_until, self_pay_amount, single_or_combined, social_insurance, "
                        + "infection_37_2, elderly_care, prefectural_expense) "
                        + "values (?, ?, '01', ?, ?, '02', '腰痛症', ?, ?, 0, '01', '02', '0', '0', '0')",
                id,
                person,
                issueNumber,
                institution,
                day("2026-03-01"),
                day("2026-03-31"));
        return this;
    }

    public HubFixtureUsage cancel(long voucher, String on) {
        welfare.update("update voucher set cancelled_on = ? where voucher_id = ?", day(on), voucher);
        return this;
    }

    /** What was taken over: 資格確認通番, period of eligibility and voucher of each. */
    public List<String> ties() {
        return welfare.query(
                "select confirmation_number, period_no, voucher_id from usage_log order by confirmation_number",
                (row, n) -> Long.parseLong(row.getString(1)) + " " + row.getObject(2) + " " + row.getObject(3));
    }

    /** A check of a person at a clinic, with no voucher shown. */
    public static String line(int serial, String at, int person, String institution) {
        return line(serial, at, person, institution, "");
    }

    /** @param at {@code yyyyMMddHHmmss} */
    public static String line(int serial, String at, int person, String institution, String issueNumber) {
        return "D,%s,%s,%s,%s,%s,,1,1,%s,0\r\n"
                .formatted(number(serial), at, institution, PAYER, recipientNumber(person), issueNumber);
    }

    /** 資格確認通番. */
    public static String number(int serial) {
        return "%020d".formatted(serial);
    }

    /** A file that was made on 2026-04-01 at nine o'clock. */
    public static String file(String name, String... lines) {
        return "H,01,139998,20260401090000," + name + "\r\n" + String.join("", lines) + "T," + lines.length + "\r\n";
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}

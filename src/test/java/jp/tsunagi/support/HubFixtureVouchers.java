package jp.tsunagi.support;

import static jp.tsunagi.support.HubFixturePeople.PAYER;
import static jp.tsunagi.support.HubFixturePeople.key;
import static jp.tsunagi.support.HubFixturePeople.recipientNumber;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Made-up institutions and vouchers in a welfare database, for the people of {@link HubFixturePeople}. */
public record HubFixtureVouchers(JdbcTemplate welfare) {
    public static final String CLINIC = "1310000001";
    public static final String PHARMACY = "1340000002";

    public static HubFixtureVouchers in(HubFixture hub) {
        return new HubFixtureVouchers(hub.welfare());
    }

    /** A clinic and a pharmacy, designated since long. */
    public HubFixtureVouchers found() {
        return institution(CLINIC, "1").institution(PHARMACY, "4");
    }

    public HubFixtureVouchers institution(String code, String kind) {
        welfare.update(
                "insert into institution values (?, ?, ?, ?, null)", code, "架空医院", kind, LocalDate.of(2020, 4, 1));
        return this;
    }

    /** A medical voucher of a month, from its first day to its last, not numbered yet. */
    public HubFixtureVouchers medical(long id, int person, LocalDate month) {
        return add(id, person, month, "01", CLINIC, null, "02");
    }

    /** The dispensing voucher to a prescription of the clinic. */
    public HubFixtureVouchers dispensing(long id, int person, LocalDate month) {
        return add(id, person, month, "02", PHARMACY, CLINIC, "04");
    }

    private HubFixtureVouchers add(
            long id, int person, LocalDate month, String ticket, String institution, String issuer, String treatment) {
        welfare.update(
                "insert into voucher (voucher_id, recipient_id, ticket_type, institution_code, prescription_issuer, "
                        + "treatment_type, injury_name_1, valid_from, valid_until, self_pay_amount, single_or_combined, "
                        + "social_insurance, infection_37_2, elderly_care, prefectural_expense) "
                        + "values (?, ?, ?, ?, ?, ?, '高血圧症', ?, ?, 0, '01', '02', '0', '0', '0')",
                id,
                person,
                ticket,
                institution,
                issuer,
                treatment,
                month.withDayOfMonth(1),
                month.withDayOfMonth(month.lengthOfMonth()));
        return this;
    }

    public HubFixtureVouchers change(long id, String column, Object value) {
        welfare.update("update voucher set " + column + " = ? where voucher_id = ?", value, id);
        return this;
    }

    public String number(long id) {
        return welfare.queryForObject("select issue_number from voucher where voucher_id = ?", String.class, id);
    }

    /** 交付番号 of all vouchers, in the order of their ids; {@code null} where there is none. */
    public List<String> numbers() {
        return welfare.queryForList("select issue_number from voucher order by voucher_id", String.class);
    }

    /** Record key of a voucher: its person's, and its number. */
    public static String voucherKey(int person, String number) {
        return key(person) + number;
    }

    /** A line of a result file that accepts a voucher. */
    public static String accepted(int line, int person, String number) {
        return answer(line, person, number, "1", "0000", "");
    }

    public static String rejected(int line, int person, String number, String code) {
        return answer(line, person, number, "9", code, "E");
    }

    private static String answer(
            int line, int person, String number, String classification, String code, String error) {
        return "D," + line + "," + PAYER + "," + recipientNumber(person) + ",20," + classification + "," + code + ",,"
                + error + ",,," + number + "\r\n";
    }
}

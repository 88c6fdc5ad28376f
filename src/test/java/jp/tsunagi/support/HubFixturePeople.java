package jp.tsunagi.support;

import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import jp.tsunagi.numbers.PersonalNumbers;
import jp.tsunagi.numbers.RecipientNumber;
import jp.tsunagi.privacy.PersonalNumber;
import org.springframework.jdbc.core.JdbcTemplate;

/** Made-up recipients in a welfare database, each a household of its own, numbered from 1. */
public record HubFixturePeople(JdbcTemplate welfare) {
    public static final String PAYER = "12016010";

    public static HubFixturePeople in(HubFixture hub) {
        return new HubFixturePeople(hub.welfare());
    }

    /** Adds good records of people with these numbers. */
    public HubFixturePeople add(int first, int last) {
        for (int person = first; person <= last; person++) {
            welfare.update("insert into household values (?, ?, ?, ?, null)", person, PAYER, "1" + person, day(1));
            welfare.update(
                    "insert into recipient values (?, ?, true, false, ?, ?, null, ?, true, ?, ?, null, null, '2', ?, "
                            + "'1000001', ?, '0', '0', null, '0', '0', 1, null)",
                    person,
                    "1" + person,
                    PAYER,
                    recipientNumber(person),
                    person,
                    "架空\u3000花子",
                    "ｶｸｳ ﾊﾅｺ",
                    LocalDate.of(1960, 1, 1),
                    "架空市一丁目" + person);
            welfare.update("insert into personal_number values (?, ?, 1, ?)", person, personalNumber(person), day(1));
            welfare.update("insert into eligibility values (?, 1, ?, null, null)", person, day(1));
        }
        return this;
    }

    /** An office and so many people. */
    public HubFixturePeople found(int people) {
        welfare.update("insert into office values (?, ?)", PAYER, "架空市福祉事務所");
        return add(1, people);
    }

    public HubFixturePeople change(int person, String column, Object value) {
        welfare.update("update recipient set " + column + " = ? where recipient_id = ?", value, person);
        return this;
    }

    public HubFixturePeople end(int person, LocalDate on) {
        welfare.update("update eligibility set lost_on = ?, loss_reason = '03' where recipient_id = ?", on, person);
        return this;
    }

    /** 公費負担者番号 and 受給者番号. */
    public static String key(int person) {
        return PAYER + recipientNumber(person);
    }

    public static String recipientNumber(int person) {
        return withCheckDigit("%06d".formatted(person), RecipientNumber::isValid);
    }

    public static String personalNumber(int person) {
        return withCheckDigit(
                "%011d".formatted(20_000_000_000L + person * 7L),
                number -> PersonalNumbers.isValid(PersonalNumber.of(number.toCharArray())));
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 1, day);
    }

    private static String withCheckDigit(String body, Predicate<String> valid) {
        return IntStream.range(0, 10)
                .mapToObj(digit -> body + digit)
                .filter(valid)
                .findFirst()
                .orElseThrow();
    }
}

package jp.tsunagi.demo.population;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;

/**
 * Puts the faults of a plan into good rows, and takes them out again. Each fault leaves enough behind to be undone, so
 * that a mended person is the one they were; only a name of full length loses its last character.
 */
final class Spoiling {
    private static final String UNMAPPED = "\uE0FF";
    private static final String FILLER = "奥".repeat(Addresses.LONGEST);
    private static final int MENDED = 2;

    private static final String CURRENT_PERIOD =
            " where recipient_id = ? and period_no = (select current_period from recipient where recipient_id = ?)";
    private static final String RECIPIENT = " where recipient_id = ?";

    private final Statements welfare;
    private final Statements address;
    private final Numbers numbers;

    Spoiling(Statements welfare, Statements address, Numbers numbers) {
        this.welfare = welfare;
        this.address = address;
        this.numbers = numbers;
    }

    /** Spoils a good row; {@code holders} says whose 個人番号 is given to a second person. */
    void spoil(SpoiltRecord spoilt, Map<Long, Long> holders) throws SQLException {
        long id = spoilt.recipientId();
        enterInRegister(id);
        if (holders.containsKey(id)) {
            enterInRegister(holders.get(id));
        }
        switch (spoilt.fault()) {
            case PERSONAL_NUMBER_CHECK_DIGIT ->
                setPersonalNumber(id, Numbers.withWrongCheckDigit(numbers.personalNumber(id, 1)));
            case PERSONAL_NUMBER_MISSING -> setPersonalNumber(id, null);
            case PERSONAL_NUMBER_SHARED -> setPersonalNumber(id, numbers.personalNumber(holders.get(id), 1));
            case RECIPIENT_NUMBER_CHECK_DIGIT -> {
                String number = Numbers.withWrongCheckDigit(recipientNumber(id));
                recipient("recipient_number = ?", number, id);
            }
            case NAME_UNMAPPABLE -> recipient("name = substring(name, 1, 99) || ?", UNMAPPED, id);
            case KANA_MISSING -> recipient("name_kana = null", id);
            case KANA_NOT_KANA -> recipient("name_kana = name", id);
            case ADDRESS_TOO_LONG -> recipient("address = address || ?", FILLER, id);
            // Two steps: 120 years are one digit too many for an interval of H2.
            case BIRTH_IN_FUTURE -> recipient("birth_date = birth_date + interval '60' year + interval '60' year", id);
            case POST_NUMBER_LETTERS ->
                recipient("post_number = substring(post_number, 1, 3) || 'A' || substring(post_number, 5, 3)", id);
            case CONSENT_WITHOUT_DATE -> recipient("checkup_consent = '1', consent_on = null", id);
            case LOSS_BEFORE_QUALIFICATION ->
                period("lost_on = qualified_on - interval '10' day, loss_reason = '99'", id);
            case LOSS_REASON_UNKNOWN -> period("lost_on = qualified_on, loss_reason = '77'", id);
            case LOSS_WITHOUT_REASON -> period("lost_on = qualified_on, loss_reason = null", id);
            case OFFICE_UNKNOWN, UNANSWERED, ANSWERED_TWICE -> {}
        }
    }

    /** Puts a record right as a clerk would, and says under which key it goes out next time. */
    String mend(SpoiltRecord spoilt, LocalDate day) throws SQLException {
        long id = spoilt.recipientId();
        switch (spoilt.fault()) {
            case PERSONAL_NUMBER_CHECK_DIGIT, PERSONAL_NUMBER_MISSING, PERSONAL_NUMBER_SHARED -> {
                setPersonalNumber(id, numbers.personalNumber(id, MENDED));
                welfare.updateOne(
                        "update personal_number set revision = ?, attached_on = ?" + RECIPIENT, MENDED, day, id);
            }
            case RECIPIENT_NUMBER_CHECK_DIGIT -> {
                recipient("recipient_number = ?", recipientNumber(id), id);
                return spoilt.key().substring(0, 8) + recipientNumber(id);
            }
            case NAME_UNMAPPABLE -> recipient("name = replace(name, ?, '')", UNMAPPED, id);
            case KANA_MISSING, KANA_NOT_KANA -> recipient("name_kana = ?", Names.kanaOf(name(id)), id);
            case ADDRESS_TOO_LONG -> recipient("address = replace(address, ?, '')", FILLER, id);
            case BIRTH_IN_FUTURE -> recipient("birth_date = birth_date - interval '60' year - interval '60' year", id);
            case POST_NUMBER_LETTERS -> recipient("post_number = replace(post_number, 'A', '0')", id);
            case CONSENT_WITHOUT_DATE -> recipient("consent_on = ?", day, id);
            case LOSS_BEFORE_QUALIFICATION -> period("lost_on = null, loss_reason = null", id);
            case LOSS_REASON_UNKNOWN, LOSS_WITHOUT_REASON -> period("loss_reason = '99'", id);
            case OFFICE_UNKNOWN, UNANSWERED, ANSWERED_TWICE ->
                throw new IllegalArgumentException("not the welfare department's to mend: " + spoilt.fault());
        }
        return spoilt.key();
    }

    /** What is spoilt is spoilt for one linkage: no one outside the register, whom another one registers first. */
    void enterInRegister(long id) throws SQLException {
        String number = numbers.residentNumber(id, true);
        int moved = welfare.update(
                "update recipient set in_resident_register = true, resident_number = ?,"
                        + " address = replace(address, ?, ?) where recipient_id = ? and in_resident_register = false",
                number,
                Addresses.NEXT_CITY,
                Addresses.CITY,
                id);
        if (moved == 1) {
            address.updateOne("insert into person values (?, ?, '1')", number, numbers.personalNumber(id, 1));
        }
    }

    /** The address system says the same as the welfare system: the mistake was made where both have it from. */
    private void setPersonalNumber(long id, String number) throws SQLException {
        welfare.updateOne("update personal_number set number = ?" + RECIPIENT, number, id);
        String resident = column("resident_number", id);
        address.updateOne("update person set personal_number = ? where resident_number = ?", number, resident);
    }

    private void recipient(String assignment, Object... values) throws SQLException {
        welfare.updateOne("update recipient set " + assignment + RECIPIENT, values);
    }

    private void period(String assignment, long id) throws SQLException {
        welfare.updateOne("update eligibility set " + assignment + CURRENT_PERIOD, id, id);
    }

    private String name(long id) throws SQLException {
        return column("name", id);
    }

    private String column(String column, long id) throws SQLException {
        return welfare.row("select " + column + " from recipient" + RECIPIENT, id)
                .get(0);
    }

    private static String recipientNumber(long id) {
        return Numbers.recipientNumber((int) (id % Office.IDS));
    }
}

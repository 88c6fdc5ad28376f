package jp.tsunagi.quarantine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.layout.CheckDigit;
import jp.tsunagi.layout.Column;
import jp.tsunagi.layout.Row;
import jp.tsunagi.layout.RowColumn;
import jp.tsunagi.layout.RowLayout;
import jp.tsunagi.numbers.InstitutionCode;
import jp.tsunagi.numbers.InsurerNumber;
import jp.tsunagi.numbers.MunicipalityCode;
import jp.tsunagi.numbers.PayerNumber;
import jp.tsunagi.numbers.PersonalNumbers;
import jp.tsunagi.numbers.RecipientNumber;
import jp.tsunagi.privacy.PersonalNumber;

/** What a layout file states of its columns beyond type, length and presence: the rules that domains state in {@link Checks}. */
public final class RowChecks {
    private final List<RowColumn> columns;
    private final RowLayout layout;

    public RowChecks(RowLayout layout) {
        this.layout = layout;
        this.columns = layout.columns();
    }

    /**
     * Adds what is wrong with the row.
     *
     * @param today the day of the run, or that on which the file was made
     */
    public void check(Row row, LocalDate today, Checks checks) {
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.get(i);
            if (value != null) {
                check(columns.get(i), value, today, checks);
            }
        }
        keyed(row, checks);
    }

    private static void check(RowColumn stated, Object value, LocalDate today, Checks checks) {
        String field = stated.column().field();
        RowColumn.Rules rules = stated.rules();
        if (value instanceof String text) {
            rules.checkDigit()
                    .ifPresent(digit -> checks.checkDigit(field, !Checks.isPresent(text) || isValid(digit, text)));
            rules.codes().ifPresent(codes -> checks.code(field, text, codes));
            rules.form().ifPresent(form -> checks.form(field, text, form));
        } else if (value instanceof PersonalNumber number) {
            checks.personalNumber(field, number);
        } else if (value instanceof LocalDate date) {
            checks.past(field, rules.past() ? date : null, today);
        } else if (value instanceof Integer number) {
            range(field, BigDecimal.valueOf(number), rules, checks);
        } else if (value instanceof BigDecimal number) {
            range(field, number, rules, checks);
        }
    }

    private static void range(String field, BigDecimal number, RowColumn.Rules rules, Checks checks) {
        rules.least()
                .ifPresent(least ->
                        checks.rule(number.compareTo(least) >= 0, ErrorCode.OUT_OF_RANGE, field, "at least " + least));
        rules.most()
                .ifPresent(most ->
                        checks.rule(number.compareTo(most) <= 0, ErrorCode.OUT_OF_RANGE, field, "at most " + most));
    }

    /** Values of one key lie one behind the other; all but the last have their full length, so that no two keys look alike. */
    private void keyed(Row row, Checks checks) {
        List<Integer> key = layout.roles().key();
        for (int i = 0; i < key.size() - 1; i++) {
            Column column = columns.get(key.get(i)).column();
            String text = (String) row.get(key.get(i));
            checks.rule(
                    !Checks.isPresent(text) || text.codePointCount(0, text.length()) == column.maxLength(),
                    ErrorCode.WRONG_FORMAT,
                    column.field(),
                    column.maxLength() + " characters");
        }
    }

    private static boolean isValid(CheckDigit digit, String number) {
        return switch (digit) {
            case PERSONAL_NUMBER -> PersonalNumbers.isValid(number);
            case PAYER_NUMBER -> PayerNumber.isValid(number);
            case RECIPIENT_NUMBER -> RecipientNumber.isValid(number);
            case INSURER_NUMBER -> InsurerNumber.isValid(number);
            case INSTITUTION_CODE -> InstitutionCode.isValid(number);
            case MUNICIPALITY_CODE -> MunicipalityCode.isValid(number);
        };
    }
}

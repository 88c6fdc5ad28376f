package jp.tsunagi.quarantine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.ledger.Sendable;
import jp.tsunagi.numbers.PayerNumber;
import jp.tsunagi.numbers.PersonalNumbers;
import jp.tsunagi.numbers.RecipientNumber;
import jp.tsunagi.privacy.PersonalNumber;
import jp.tsunagi.text.Characters;
import jp.tsunagi.text.Conversion;

/**
 * What is checked of one record, rule by rule; findings are kept in the order of the rules. A rule passes over an item that
 * is absent: whether it may be is the layout's rule. No finding holds a value.
 */
public final class Checks {
    private static final Pattern POST_NUMBER = Pattern.compile("[0-9]{7}");

    /** Codes of a list that a finding repeats. */
    private static final int MOST_TOLD = 20;

    private final List<Finding> found = new ArrayList<>(0);

    /** What was found; empty when the record can go. */
    public List<Finding> found() {
        return found;
    }

    /**
     * Rewrites a text to the characters that the counterpart takes.
     *
     * @param setter gives the record the rewritten text
     */
    public Checks characters(String field, String text, Characters target, Consumer<String> setter) {
        Conversion conversion = target.convert(text);
        if (conversion.complete()) {
            setter.accept(conversion.text());
        } else {
            found.add(conversion.finding(field));
        }
        return this;
    }

    /** What the layout asks for, but for the items that sending sets. */
    public <T extends Sendable> Checks layout(Layout<T> layout, T record) {
        return layout(layout, record, Set.of());
    }

    /** @param besides items that need not be there, either */
    public <T extends Sendable> Checks layout(Layout<T> layout, T record, Set<String> besides) {
        for (Finding finding : layout.check(record)) {
            if (!record.sendingFields().contains(finding.field()) && !besides.contains(finding.field())) {
                found.add(finding);
            }
        }
        return this;
    }

    /** 公費負担者番号 of 生活保護, with its check digit. */
    public Checks payerNumber(String field, String number) {
        return checkDigit(
                field, !isPresent(number) || (PayerNumber.isValid(number) && PayerNumber.isPublicAssistance(number)));
    }

    /** 受給者番号 with its check digit. */
    public Checks recipientNumber(String field, String number) {
        return checkDigit(field, !isPresent(number) || RecipientNumber.isValid(number));
    }

    /** 個人番号 with its check digit. */
    public Checks personalNumber(String field, PersonalNumber number) {
        return checkDigit(field, number == null || number.length() == 0 || PersonalNumbers.isValid(number));
    }

    /** Any number with a check digit, which fits or does not. */
    public Checks checkDigit(String field, boolean fits) {
        return hold(fits, () -> new Finding(ErrorCode.WRONG_CHECK_DIGIT, field));
    }

    /** A code of a list. */
    public Checks code(String field, String value, Set<String> list) {
        return hold(
                !isPresent(value) || list.contains(value),
                () -> new Finding(
                        ErrorCode.UNKNOWN_CODE,
                        field,
                        list.size() > MOST_TOLD
                                ? "not in the list"
                                : "not in " + list.stream().sorted().toList()));
    }

    /** A value of a form. */
    public Checks form(String field, String value, Pattern form) {
        return hold(
                !isPresent(value) || form.matcher(value).matches(),
                () -> new Finding(ErrorCode.WRONG_FORMAT, field, form.pattern()));
    }

    /** 郵便番号, without a hyphen. */
    public Checks postNumber(String field, String value) {
        return form(field, value, POST_NUMBER);
    }

    /** Half-width katakana with its marks (JIS X 0201), and the blank. */
    public Checks kana(String field, String text) {
        return hold(
                !isPresent(text) || text.chars().allMatch(Checks::isKana),
                () -> new Finding(ErrorCode.WRONG_FORMAT, field, "half-width kana only"));
    }

    /** A number within limits. */
    public Checks range(String field, Integer value, int least, int most) {
        return hold(
                value == null || (value >= least && value <= most),
                () -> new Finding(ErrorCode.OUT_OF_RANGE, field, least + " to " + most));
    }

    /** A rule of the domain's own. */
    public Checks rule(boolean holds, ErrorCode otherwise, String field, String note) {
        return hold(holds, () -> new Finding(otherwise, field, note));
    }

    /** Items that must fit each other. */
    public Checks agree(String field, boolean agrees) {
        return hold(agrees, () -> new Finding(ErrorCode.ITEMS_DISAGREE, field));
    }

    /** A day that has come. */
    public Checks past(String field, LocalDate date, LocalDate today) {
        return hold(date == null || !date.isAfter(today), () -> new Finding(ErrorCode.FUTURE_DATE, field));
    }

    /** A day that is not before another. */
    public Checks inOrder(String earlierField, LocalDate earlier, String laterField, LocalDate later) {
        return hold(
                earlier == null || later == null || !later.isBefore(earlier),
                () -> new Finding(ErrorCode.DATE_ORDER, laterField, "before " + earlierField));
    }

    public static boolean isPresent(String value) {
        return value != null && !value.isEmpty();
    }

    private static boolean isKana(int c) {
        return (c >= '\uFF65' && c <= '\uFF9F') || c == ' ';
    }

    private Checks hold(boolean holds, Supplier<Finding> otherwise) {
        if (!holds) {
            found.add(otherwise.get());
        }
        return this;
    }
}

package jp.tsunagi.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.tsunagi.numbers.IssueNumber;

/**
 * What a search may show: 受給者番号 and what was done, nothing else of the person. Each column is held to its form, so that a
 * query cannot show a name or another number under an allowed label.
 */
enum SearchColumn {
    PAYER_NUMBER("公費負担者番号 payer", Form.PAYER),
    RECIPIENT_NUMBER("受給者番号 recipient", Form.RECIPIENT),
    CONFIRMED_AT("資格確認日時 checked at", Form.TIME),
    CONFIRMATION_NUMBER("資格確認通番 number of the check", Form.CONFIRMATION),
    INSTITUTION_CODE("医療機関コード institution", Form.INSTITUTION),
    REFERENCE_CLASSIFICATION("照会区分 asked with", Form.CODE),
    QUALIFICATION_VALIDITY("資格有効性 validity", Form.CODE),
    ISSUE_NUMBER("交付番号 voucher shown", IssueNumber.FORM),
    PERIOD_NO("資格の期間 period of eligibility", Form.COUNT),
    CHECKS("確認回数 checks", Form.COUNT),
    DAYS("確認日数 days", Form.COUNT),
    INSTITUTIONS("医療機関数 institutions", Form.COUNT),
    FIRST_ON("初日 first day", Form.DAY),
    LAST_ON("最終日 last day", Form.DAY);

    /** As the databases write values. */
    private static final class Form {
        static final String PAYER = "[0-9]{8}";
        static final String RECIPIENT = "[0-9]{7}";
        static final String CONFIRMATION = "[0-9A-Z]{20}";
        static final String INSTITUTION = "[0-9]{10}";
        static final String CODE = "[0-9]";
        static final String COUNT = "[0-9]{1,6}";
        static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
        static final String TIME = DAY + " [0-9]{2}:[0-9]{2}:[0-9]{2}";
    }

    private final String title;
    private final Pattern form;

    SearchColumn(String title, String form) {
        this.title = title;
        this.form = Pattern.compile(form);
    }

    static Optional<SearchColumn> find(String label) {
        return Arrays.stream(values())
                .filter(column -> column.label().equals(label))
                .findFirst();
    }

    /** As the query names it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    boolean fits(String value) {
        return form.matcher(value).matches();
    }
}

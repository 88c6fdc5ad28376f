package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Forms.digits;
import static jp.tsunagi.counterpart.Forms.oneOf;

import java.util.List;
import java.util.function.Predicate;

/** The 32 items of a 資格情報 record in their order, with what each alone must fulfil (interface page, S1 別添2). */
enum EligibilityItem implements Item {
    RECORD_TYPE(1, true, 1, oneOf("D")),
    PROCESSING_TYPE(2, true, 2, oneOf("01", "02")),
    CHANGE_TYPE(3, true, 2, oneOf("01", "02", "03")),
    INSURER_NUMBER(4, true, 8, Forms::payerNumber),
    INSURED_IDENTIFICATION_NUMBER(5, true, 7, digits(7)),
    INSURED_BRANCH_NUMBER(6, false, 2, digits(2)),
    HOUSEHOLD_NUMBER(7, true, 15, Forms::halfWidth),
    STATUS(8, true, 1, oneOf("1", "2")),
    MEMBER_CLASSIFICATION(9, true, 2, oneOf("01")),
    PERSONAL_FAMILY_CLASSIFICATION(10, true, 1, oneOf("1", "2")),
    INSURED_CARD_CLASSIFICATION(11, true, 2, oneOf("A1")),
    NAME(12, true, 100, Forms::fullWidth),
    NAME_KANA(13, true, 100, Forms::halfWidthKana),
    NAME_OF_OTHER(14, false, 100, Forms::fullWidth),
    NAME_OF_OTHER_KANA(15, false, 100, Forms::halfWidthKana),
    SEX1(16, true, 1, oneOf("1", "2", "3")),
    SEX2(17, false, 1, oneOf("1", "2", "3")),
    BIRTHDATE(18, true, 8, Forms::date),
    POST_NUMBER(19, false, 7, digits(7)),
    ADDRESS(20, true, 200, Forms::text),
    PERSONAL_NUMBER(21, true, 12, digits(12)),
    QUALIFICATION_DATE(22, true, 8, Forms::date),
    DISQUALIFICATION_DATE(23, false, 8, Forms::date),
    REASON_OF_LOSS(24, false, 2, oneOf("01", "02", "03", "99")),
    SELF_INFORMATION_REFUSAL_FLAG(25, true, 1, oneOf("0", "1")),
    SPECIFIC_HEALTH_CHECKUPS_CONSENT_FLAG(26, true, 1, oneOf("0", "1", "2", "3")),
    CONSENT_DATE(27, false, 8, Forms::date),
    NON_DISCLOSURE_FLAG(28, true, 1, oneOf("0", "1")),
    OPT_OUT_FLAG(29, true, 1, oneOf("0", "1")),
    INVALIDATION_FLAG(30, true, 1, oneOf("0", "1")),
    REGISTRATION_DELETION_CLASSIFICATION(31, true, 1, oneOf("1", "2")),
    INSURER_OPTIONAL_CODE(32, false, 10, Forms::text);

    static final List<EligibilityItem> ALL = List.of(values());

    private final Rule rule;

    EligibilityItem(int position, boolean required, int length, Predicate<String> form) {
        this.rule = new Rule(position, required, length, form);
    }

    @Override
    public Rule rule() {
        return rule;
    }
}

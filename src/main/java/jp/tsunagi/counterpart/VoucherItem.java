package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Forms.digits;
import static jp.tsunagi.counterpart.Forms.oneOf;

import java.util.List;
import java.util.function.Predicate;

/** The 25 items of a 医療券・調剤券情報 record in their order, with what each alone must fulfil (interface page, S1 別添2). */
enum VoucherItem implements Item {
    RECORD_TYPE(1, true, 1, oneOf("D")),
    PROCESSING_TYPE(2, true, 2, oneOf("01", "02")),
    CHANGE_TYPE(3, true, 2, oneOf("01", "02", "03")),
    TICKET_TYPE(4, true, 2, oneOf("01", "02")),
    ISSUE_NUMBER(5, true, 13, Forms::issueNumber),
    INSURER_NUMBER(6, true, 8, Forms::payerNumber),
    INSURED_IDENTIFICATION_NUMBER(7, true, 7, digits(7)),
    MEDICAL_TREATMENT_MONTH(8, true, 6, Forms::month),
    VALID_DATE(9, true, 8, Forms::date),
    EXPIRATION_DATE(10, true, 8, Forms::date),
    DESIGNATED_MEDICAL_INSTITUTION_CODE(11, true, 10, digits(10)),
    PRESCRIPTION_ISSUER_CODE(12, false, 10, digits(10)),
    MEDICAL_TREATMENT_TYPE(13, true, 2, oneOf("01", "02", "03", "04", "05")),
    INJURY_NAME1(14, false, 100, Forms::text),
    INJURY_NAME2(15, false, 100, Forms::text),
    INJURY_NAME3(16, false, 100, Forms::text),
    SINGLE_OR_COMBINED_USE(17, true, 2, oneOf("01", "02")),
    STATUS_OF_SOCIAL_INSURANCE(18, true, 2, oneOf("01", "02")),
    STATUS_OF_INFECTION(19, true, 1, oneOf("0", "1")),
    STATUS_OF_ELDERLY_MEDICAL_CARE(20, true, 1, oneOf("0", "1")),
    STATUS_OF_PREFECTURAL_EXPENSES(21, true, 1, oneOf("0", "1")),
    SELF_PAY_AMOUNT(22, true, 7, Forms::number),
    CONFIRMATION_METHOD(23, true, 2, oneOf("01", "02")),
    CANCELLED_ON(24, false, 8, Forms::date),
    NARROWING_RECORD_TYPE(25, true, 2, oneOf("02"));

    static final List<VoucherItem> ALL = List.of(values());

    private final Rule rule;

    VoucherItem(int position, boolean required, int length, Predicate<String> form) {
        this.rule = new Rule(position, required, length, form);
    }

    @Override
    public Rule rule() {
        return rule;
    }
}

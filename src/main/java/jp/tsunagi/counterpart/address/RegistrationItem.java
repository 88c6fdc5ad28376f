package jp.tsunagi.counterpart.address;

import static jp.tsunagi.counterpart.Forms.digits;
import static jp.tsunagi.counterpart.Forms.oneOf;

import java.util.List;
import java.util.function.Predicate;
import jp.tsunagi.counterpart.CheckDigits;
import jp.tsunagi.counterpart.Forms;

/** The 16 items of a 生活保護住登外情報 record in their order, with what each alone must fulfil (interface page). */
enum RegistrationItem {
    RECORD_TYPE(1, true, 1, oneOf("D")),
    PROCESSING_TYPE(2, true, 2, oneOf("01", "02")),
    CHANGE_TYPE(3, true, 2, oneOf("01", "02", "03")),
    RESIDENT_NUMBER(4, true, 15, Forms::halfWidth),
    INSURER_NUMBER(5, true, 8, digits(8).and(CheckDigits::modulus10)),
    RECIPIENT_NUMBER(6, true, 7, digits(7).and(CheckDigits::modulus10)),
    NAME(7, true, 100, Forms::fullWidth),
    NAME_KANA(8, true, 100, Forms::halfWidthKana),
    NAME_OF_OTHER(9, false, 100, Forms::fullWidth),
    NAME_OF_OTHER_KANA(10, false, 100, Forms::halfWidthKana),
    SEX(11, true, 1, oneOf("1", "2", "3")),
    BIRTHDATE(12, true, 8, Forms::date),
    POST_NUMBER(13, false, 7, digits(7)),
    ADDRESS(14, true, 200, Forms::text),
    PERSONAL_NUMBER(15, true, 12, digits(12)),
    ENDED_ON(16, false, 8, Forms::date);

    static final List<RegistrationItem> ALL = List.of(values());

    private final int position;
    private final boolean required;
    private final int length;
    private final Predicate<String> form;

    RegistrationItem(int position, boolean required, int length, Predicate<String> form) {
        this.position = position;
        this.required = required;
        this.length = length;
        this.form = form;
    }

    boolean required() {
        return required;
    }

    /** Characters at most; a character outside the basic plane is one. */
    int length() {
        return length;
    }

    boolean accepts(String value) {
        return form.test(value);
    }

    /** 処理結果詳細コード: counted from 1. */
    int position() {
        return position;
    }
}

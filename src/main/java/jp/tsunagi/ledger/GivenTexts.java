package jp.tsunagi.ledger;

import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.numbers.PersonalNumberScan;

/**
 * Texts that statements of {@code mappings/} give to the ledger. What looks like a 個人番号 is not kept: its place takes the
 * code that says so.
 */
final class GivenTexts {
    private static final String CODE = ErrorCode.PERSONAL_NUMBER_RETURNED.code();

    private int keys;

    /** @param text may be {@code null} */
    static String text(String text) {
        return text != null && PersonalNumberScan.found(text) ? CODE : text;
    }

    /** A key, which stays one: no two get the same in its place. */
    String key(String key) {
        return key != null && PersonalNumberScan.found(key) ? CODE + "/" + ++keys : key;
    }
}

package jp.tsunagi.numbers;

import java.util.regex.Pattern;

/** 交付番号 of a voucher: 診療年月 ({@code yyyyMM}) and a serial number of the office and month, seven digits. */
public final class IssueNumber {
    /** Its form, for what holds many values to forms. */
    public static final String FORM = "20[0-9]{2}(0[1-9]|1[0-2])[0-9]{7}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private IssueNumber() {}

    public static boolean isValid(CharSequence digits) {
        return PATTERN.matcher(digits).matches();
    }
}

package jp.tsunagi.counterpart.screening;

import java.util.Set;

/**
 * One row of the Ministry's table of item codes, fourth term.
 *
 * @param code 17 characters
 * @param type {@code PQ}, {@code CD}, {@code CO} or {@code ST}
 * @param format digits of a PQ ({@code NNN.N}); bytes of an ST
 * @param unit UCUM, of a PQ
 * @param method 検査方法コード, or empty: then there is none
 * @param list OID of the code list of a CD or CO
 * @param codes the codes of it that the item may have
 * @param group code of the item after which the 一連検査 is named, or empty
 * @param relation {@code COMP} or {@code RSON} in the group
 */
record CheckupItem(
        String code,
        String type,
        String format,
        String unit,
        String method,
        String list,
        Set<String> codes,
        String group,
        String relation) {
    /** So many digits before and behind the point at most; neither sign nor needless zero. */
    boolean acceptsNumber(String value) {
        if (!value.matches("(0|[1-9][0-9]*)([.][0-9]+)?")) {
            return false;
        }
        return digits(value, 0) <= digits(format, 0) && digits(value, 1) <= digits(format, 1);
    }

    private static int digits(String number, int part) {
        String[] parts = number.split("[.]");
        return part < parts.length ? parts[part].length() : 0;
    }
}

package jp.tsunagi.layout;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers with a fixed count of decimal places, rounded half even when written, as Bindy does. Read strictly: more
 * places than the layout has, an exponent, a plus sign or blanks are refused.
 */
final class DecimalValue extends Value<BigDecimal> {
    private final int places;

    DecimalValue(int places) {
        this.places = places;
    }

    @Override
    int write(BigDecimal value, Output out) {
        return out.text(text(value));
    }

    @Override
    BigDecimal read(char[] characters, int from, int to) {
        int point = to;
        int first = characters[from] == '-' ? from + 1 : from;
        for (int i = first; i < to; i++) {
            char c = characters[i];
            if (c == '.' && point == to && i > first) {
                point = i;
            } else if (c < '0' || c > '9') {
                return null;
            }
        }
        int written = Math.max(0, to - point - 1);
        if (first == to || point == to - 1 || written > places) {
            return null;
        }
        return new BigDecimal(characters, from, to - from).setScale(places);
    }

    @Override
    int length(BigDecimal value) {
        return text(value).length();
    }

    private String text(BigDecimal value) {
        return value.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }
}

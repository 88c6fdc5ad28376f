package jp.tsunagi.layout;

/**
 * Whole numbers in ASCII digits. Signs other than a minus and digits of other scripts, which Java's own parser takes,
 * are refused.
 */
final class IntegerValue extends Value<Integer> {
    private static final int MAX_DIGITS = 10;

    @Override
    int write(Integer value, Output out) {
        long rest = Math.abs(value.longValue());
        int digits = digits(rest);
        if (value < 0) {
            out.ascii('-');
        }
        if (digits < MAX_DIGITS) {
            out.digits((int) rest, digits);
        } else {
            out.digits((int) (rest / 10), digits - 1);
            out.digits((int) (rest % 10), 1);
        }
        return length(value);
    }

    @Override
    Integer read(char[] characters, int from, int to) {
        boolean negative = characters[from] == '-';
        int first = negative ? from + 1 : from;
        if (first == to || to - first > MAX_DIGITS) {
            return null;
        }
        long number = 0;
        for (int i = first; i < to; i++) {
            int digit = characters[i] - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = 10 * number + digit;
        }
        long signed = negative ? -number : number;
        return signed == (int) signed ? (Integer) (int) signed : null;
    }

    @Override
    int length(Integer value) {
        return digits(Math.abs(value.longValue())) + (value < 0 ? 1 : 0);
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }
}

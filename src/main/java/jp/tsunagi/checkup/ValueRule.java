package jp.tsunagi.checkup;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;

/** What the value of an item may be. */
sealed interface ValueRule {
    /** What is wrong with a value as it stands in a document. */
    Optional<ErrorCode> violation(String value);

    /** The value as it stands in a document, for a value as it was handed over; a wrong one stays as it is. */
    default String written(String value) {
        return value;
    }

    /**
     * A number with a fixed count of decimals. The range is one of plausibility, ours and not the Ministry's: what lies
     * outside is a slip of the pen or of the unit.
     *
     * @param digits at most, before the point
     * @param decimals exactly, behind it
     */
    record Decimal(int digits, int decimals, BigDecimal lowest, BigDecimal highest) implements ValueRule {
        private static final Pattern FORM = Pattern.compile("-?(?:0|[1-9][0-9]{0,9})(?:\\.[0-9]{1,9})?");

        /** Whether a text is a number as documents write it, whatever its decimals. */
        static boolean isNumber(String value) {
            return FORM.matcher(value).matches();
        }

        @Override
        public Optional<ErrorCode> violation(String value) {
            if (!isNumber(value)) {
                return Optional.of(ErrorCode.WRONG_TYPE);
            }
            BigDecimal number = new BigDecimal(value);
            boolean fits = number.scale() == decimals
                    && number.precision() - number.scale() <= digits
                    && number.compareTo(lowest) >= 0
                    && number.compareTo(highest) <= 0;
            return fits ? Optional.empty() : Optional.of(ErrorCode.OUT_OF_RANGE);
        }

        @Override
        public String written(String value) {
            if (!isNumber(value)) {
                return value;
            }
            BigDecimal number = new BigDecimal(value);
            return number.scale() < decimals ? number.setScale(decimals).toPlainString() : value;
        }
    }

    /** A code of a list. */
    record Code(Set<String> codes) implements ValueRule {
        @Override
        public Optional<ErrorCode> violation(String value) {
            return codes.contains(value) ? Optional.empty() : Optional.of(ErrorCode.UNKNOWN_CODE);
        }
    }

    /**
     * A text in full width.
     *
     * @param bytes at most; half width counts 1, full width 2
     */
    record Text(int bytes) implements ValueRule {
        @Override
        public Optional<ErrorCode> violation(String value) {
            if (value.isBlank() || !Width.isFullWidth(value)) {
                return Optional.of(ErrorCode.WRONG_FORMAT);
            }
            return Width.bytes(value) <= bytes ? Optional.empty() : Optional.of(ErrorCode.TOO_LONG);
        }

        @Override
        public String written(String value) {
            return Width.full(value);
        }
    }

    /** A day, {@code yyyyMMdd}. */
    record Day() implements ValueRule {
        @Override
        public Optional<ErrorCode> violation(String value) {
            return Days.parse(value).isPresent() ? Optional.empty() : Optional.of(ErrorCode.WRONG_TYPE);
        }
    }
}

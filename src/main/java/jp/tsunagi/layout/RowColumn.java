package jp.tsunagi.layout;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One column of a layout file.
 *
 * @param places of a decimal number, behind the point
 * @param constant what always stands there
 * @param rules what its values must be beyond type and length
 */
public record RowColumn(Column column, int places, Optional<String> constant, Rules rules) {

    /**
     * Each empty where nothing is stated.
     *
     * @param codes the values that are allowed
     * @param least of a number
     * @param most of a number
     * @param past whether a day must have come
     */
    public record Rules(
            Optional<Set<String>> codes,
            Optional<CheckDigit> checkDigit,
            Optional<Pattern> form,
            Optional<BigDecimal> least,
            Optional<BigDecimal> most,
            boolean past) {
        public static final Rules NONE = new Rules(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

        public Rules {
            codes = codes.map(Set::copyOf);
        }
    }
}

package jp.tsunagi.counterpart;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/**
 * 資格確認: a medical institution asks about one person who stands at its counter.
 *
 * @param key 公費負担者番号 and 受給者番号, 15 digits with both check digits
 * @param at Japan's time; what is finer than a second is dropped
 * @param institutionCode 医療機関コード, 10 digits: who asks
 * @param reference 照会区分: what the person shows
 * @param checkupAsked the institution would look at the health checks too, and the person agrees at the counter
 */
public record Question(
        String key, LocalDateTime at, String institutionCode, Reference reference, boolean checkupAsked) {
    /** 照会区分. */
    public enum Reference {
        /** Individual number card; its chip's certificate is read, never the number. */
        CARD("1"),
        /** Certificate on paper. */
        CERTIFICATE("2");

        private final String code;

        Reference(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    public Question {
        require(Forms.digits(15), key);
        require(Forms::payerNumber, key.substring(0, 8));
        require(CheckDigits::modulus10, key.substring(8));
        require(Forms.digits(10), institutionCode);
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void require(Predicate<String> form, String value) {
        if (!form.test(value)) {
            throw new IllegalArgumentException("not a number that an institution can ask with");
        }
    }

    @Override
    public String toString() {
        return "question of " + institutionCode;
    }
}

package jp.tsunagi.counterpart;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Odd things that the real party may do, so that the hub's reconciliation meets them. Keys are 公費負担者番号 and
 * 受給者番号 together, 15 digits, of a voucher with its 交付番号, 28 digits; each has one turn in the life of a store folder.
 *
 * @param unanswered keys whose record is processed but has no line in the result file
 * @param answeredTwice keys whose record has two equal lines
 * @param neverSent keys of records that nobody sent and that are answered after all others
 */
public record Behaviour(Set<String> unanswered, Set<String> answeredTwice, List<String> neverSent) {
    public Behaviour {
        unanswered = Set.copyOf(unanswered);
        answeredTwice = Set.copyOf(answeredTwice);
        neverSent = List.copyOf(neverSent);
        neverSent.forEach(Behaviour::requireKey);
    }

    /** Every record sent has one answer. */
    public static Behaviour none() {
        return new Behaviour(Set.of(), Set.of(), List.of());
    }

    private static void requireKey(String key) {
        if (Arrays.stream(RecordKind.values())
                .noneMatch(kind -> Forms.digits(kind.keyLength()).test(key))) {
            throw new IllegalArgumentException("a key has 15 digits, a voucher's 28");
        }
    }
}

package jp.tsunagi.counterpart.screening;

import java.util.Set;

/**
 * What the real party may do though the documents are in order, so that the hub's reconciliation meets it.
 *
 * @param unknownPeople 公費負担者番号 and 受給者番号 together, 15 digits, of people whom it does not know: their documents are
 *     rejected
 * @param unanswered 15 digits likewise and 健診実施日, of documents that it holds and has no result line for
 */
public record ScreeningBehaviour(Set<String> unknownPeople, Set<String> unanswered) {
    public ScreeningBehaviour {
        unknownPeople = Set.copyOf(unknownPeople);
        unanswered = Set.copyOf(unanswered);
    }

    /** Everyone is known, and every document has one answer. */
    public static ScreeningBehaviour none() {
        return new ScreeningBehaviour(Set.of(), Set.of());
    }
}

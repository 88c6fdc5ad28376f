package jp.tsunagi.evidence;

import java.util.List;
import jp.tsunagi.privacy.Pseudonym;

/**
 * A person as the hub knows one.
 *
 * @param pseudonyms that the person has, also of key versions under which nothing was sent; none for a person whom the hub
 *     never met
 * @param sendings every record sent, in the order of the files
 * @param takings everything taken over, in the order of the runs
 */
public record Person(List<Pseudonym> pseudonyms, List<Sending> sendings, List<Taking> takings) {
    public Person {
        pseudonyms = List.copyOf(pseudonyms);
        sendings = List.copyOf(sendings);
        takings = List.copyOf(takings);
    }

    /** Whether anything was ever sent or taken over of this person. */
    public boolean isKnown() {
        return !sendings.isEmpty() || !takings.isEmpty();
    }
}

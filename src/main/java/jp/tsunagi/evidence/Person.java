package jp.tsunagi.evidence;

import java.util.List;
import jp.tsunagi.privacy.Pseudonym;

/**
 * A person as the hub knows one.
 *
 * @param pseudonyms that the person has, also of key versions under which nothing was sent; none for a person who never was in a file
 * @param sendings every record sent, in the order of the files
 */
public record Person(List<Pseudonym> pseudonyms, List<Sending> sendings) {
    public Person {
        pseudonyms = List.copyOf(pseudonyms);
        sendings = List.copyOf(sendings);
    }

    /** Whether anything was ever sent of this person. */
    public boolean isKnown() {
        return !sendings.isEmpty();
    }
}

package jp.tsunagi.privacy;

import java.util.List;

/** Makes pseudonyms: under the newest key for what is entered, under every key to find what was entered before. */
public interface Pseudonyms {
    /** For one thread. */
    Maker maker();

    /** Every pseudonym that a person may have been entered under, newest first. */
    List<Pseudonym> all(String residentNumber);

    /** Makes pseudonyms under one key. */
    interface Maker {
        /** @param residentNumber 住民番号 */
        Pseudonym of(String residentNumber);
    }
}

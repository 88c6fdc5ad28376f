package jp.tsunagi.ledger;

import jp.tsunagi.privacy.Pseudonym;

/**
 * A person whom a run has looked at.
 *
 * @param recordKey 公費負担者番号 and 受給者番号
 * @param effect what it did to the person's record
 */
public record Concerned(String recordKey, Pseudonym pseudonym, Effect effect) {
    /** What a run did to a person's record in the welfare system. */
    public enum Effect {
        TAKEN_OVER,
        /** Given the number that it is sent under. */
        NUMBERED,
        /** Looked at: it was so already. */
        UNCHANGED,
        /** Left as it was, and put on the 確認リスト. */
        LISTED
    }
}

package jp.tsunagi.versions;

/**
 * What the check says of the edited set.
 *
 * @param hash of the files that were checked; in order, they are kept under it
 */
public record Judgement(String hash, SetFindings findings) {
    /** Whether the set may run. */
    public boolean inOrder() {
        return findings.inOrder();
    }
}

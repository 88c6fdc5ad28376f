package jp.tsunagi.versions;

/**
 * What the check says of the edited set.
 *
 * @param hash of the files that were checked; in order, they are kept under it
 */
record Judgement(String hash, SetFindings findings) {
    boolean inOrder() {
        return findings.inOrder();
    }
}

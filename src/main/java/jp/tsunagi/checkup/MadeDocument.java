package jp.tsunagi.checkup;

/** A document that has passed all checks. Prints nothing of what it says about its person. */
public final class MadeDocument {
    private final DocumentKey key;
    private final byte[] bytes;

    /** @param bytes the file, taken as it is */
    public MadeDocument(DocumentKey key, byte[] bytes) {
        this.key = key;
        this.bytes = bytes;
    }

    public DocumentKey key() {
        return key;
    }

    /** The file; not to be changed. */
    byte[] bytes() {
        return bytes;
    }
}

package jp.tsunagi.counterpart.screening;

/** Bytes that are no document: not well formed, of another namespace, with a document type, too deep or not UTF-8. */
final class XmlFault extends Exception {
    private static final long serialVersionUID = 1L;

    XmlFault() {
        super("no document");
    }
}

package jp.tsunagi.audit;

/** Exchange properties that the trace reads, beside Camel's own. Nothing else of a message reaches it. */
public final class Traced {
    /** Long: the run in the ledger. */
    public static final String RUN_ID = "tracedRun";
    /** String: name of the file that is written or read. */
    public static final String FILE_NAME = "tracedFile";
    /** String: SHA-256 of the file once it is known. */
    public static final String FILE_SHA256 = "tracedSha256";

    private Traced() {}
}

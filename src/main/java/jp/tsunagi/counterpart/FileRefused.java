package jp.tsunagi.counterpart;

/** The file breaks the interface and is refused as a whole. */
public final class FileRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    public FileRefused(Refusal refusal) {
        super(refusal.name());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}

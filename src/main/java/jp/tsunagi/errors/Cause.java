package jp.tsunagi.errors;

/** What is kept of a failure's cause, and of its causes: type and stack frames. Its text may repeat values. */
final class Cause extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 20;

    private Cause(Throwable original, Throwable next) {
        super(original.getClass().getName(), next, false, true);
        setStackTrace(original.getStackTrace());
    }

    static Throwable of(Throwable original) {
        return of(original, 1);
    }

    private static Throwable of(Throwable original, int depth) {
        if (original == null || original instanceof HubException || depth > DEEPEST) {
            return depth > DEEPEST ? null : original;
        }
        return new Cause(original, of(original.getCause(), depth + 1));
    }
}

package jp.tsunagi.files;

import java.nio.file.Path;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** MAPPING_INVALID, with the place in the file and what to write instead. */
public final class MappingFault extends HubException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final int line;
    private final String what;
    private final String mend;

    /** @param line from 1 */
    MappingFault(Path file, int line, String what, String mend) {
        super(ErrorCode.MAPPING_INVALID, file + ":" + line + ": " + what + "; " + mend);
        this.file = file;
        this.line = line;
        this.what = what;
        this.mend = mend;
    }

    public Path file() {
        return file;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    public String what() {
        return what;
    }

    public String mend() {
        return mend;
    }
}

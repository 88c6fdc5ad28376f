package jp.tsunagi.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.register.Linkage;

/** One returned file while it is taken over. Lives in the exchange, used by one thread at a time. */
public final class Inbound implements Closeable {
    /** Exchange property that holds it. */
    public static final String PROPERTY = "inbound";

    private static final long WHOLE_FILE = 0;

    private final Run run;
    private final Linkage linkage;
    private final FileEntry file;
    private final Source source;
    private final long replayedLine;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    Inbound(Run run, Linkage linkage, FileEntry file, Source source) {
        this(run, linkage, file, source, WHOLE_FILE);
    }

    /** @param replayedLine the one line to take over, of a file that was taken over before */
    Inbound(Run run, Linkage linkage, FileEntry file, Source source, long replayedLine) {
        this.run = run;
        this.linkage = linkage;
        this.file = file;
        this.source = source;
        this.replayedLine = replayedLine;
    }

    /** Whether this run takes the whole file over, not only one line of it. */
    public boolean isWhole() {
        return replayedLine == WHOLE_FILE;
    }

    /** The one line to be taken over, of a run that is not about the whole file. */
    public long replayedLine() {
        return replayedLine;
    }

    /** Whether this run is about the line. */
    public boolean isAbout(long line) {
        return isWhole() || replayedLine == line;
    }

    public Run run() {
        return run;
    }

    public Linkage linkage() {
        return linkage;
    }

    public FileEntry file() {
        return file;
    }

    Source source() {
        return source;
    }

    /**
     * Opens the content from its beginning, in plain wherever it comes from; closed when the file is done with.
     *
     * @throws HubException STORAGE_FAILED; reading one that was put away also throws ARCHIVE_UNREADABLE
     */
    public InputStream content() {
        try {
            return closing(source.open());
        } catch (IOException e) {
            throw new HubException(
                    ErrorCode.STORAGE_FAILED, file.name() + ": " + e.getClass().getSimpleName(), e);
        }
    }

    /** Closed when the file is done with, however that ends. */
    public <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new HubException(ErrorCode.UNEXPECTED, "closing " + file.name(), e);
            }
        }
    }
}

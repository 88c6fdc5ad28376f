package jp.tsunagi.audit.verify;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.EntryLine;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalReader;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.OwnerOnly;

/**
 * Gives the journal out as a file: a line an entry, in their order, each exactly the bytes that were hashed. {@link Verifier}
 * takes it with the evidence folder, far from the hub.
 */
public final class JournalExport {
    private final JournalReader reader;
    private final Journal journal;

    public JournalExport(JournalReader reader, Journal journal) {
        this.reader = reader;
        this.journal = journal;
    }

    /** @param sha256 of the file, in hexadecimal digits */
    public record Written(long entries, String sha256) {}

    /**
     * Writes a file that is whole or not there, and enters that in the journal.
     *
     * @param from number of the first entry
     * @param to number of the last entry; at most that of the export itself, with which a whole export ends
     * @param screen from where it was asked for
     * @throws HubException JOURNAL_REFUSED; STORAGE_FAILED, also when there is such a file; DATABASE_UNREACHABLE; JOURNAL_ALTERED when a row is no entry
     */
    public Written write(Path file, long from, long to, String screen) {
        Path place = file.toAbsolutePath().normalize();
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new HubException(ErrorCode.STORAGE_FAILED, place + " exists; name another file");
        }
        long attempt = journal.enter(Entry.intent(Action.EXPORT, Access.SEND, screen)
                .place(place.toString())
                .build());
        try {
            Written written = write(place, from, Math.min(to, attempt));
            journal.enter(outcome(Outcome.DONE, place, screen, attempt)
                    .file(place.getFileName().toString(), written.sha256())
                    .records(written.entries())
                    .build());
            return written;
        } catch (HubException e) {
            journal.enter(outcome(Outcome.FAILED, place, screen, attempt)
                    .code(e.code().code())
                    .because(e.detail())
                    .build());
            throw e;
        }
    }

    private static Entry.Builder outcome(Outcome outcome, Path place, String screen, long attempt) {
        return Entry.of(Action.EXPORT, Access.SEND, outcome, screen)
                .refers(attempt)
                .place(place.toString());
    }

    private Written write(Path file, long from, long to) {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
        MessageDigest digest = sha256();
        long[] count = {0};
        try {
            try (OutputStream out =
                    new DigestOutputStream(new BufferedOutputStream(ownersOnly(temporary), 1 << 16), digest)) {
                reader.read(
                        "seq between ? and ?",
                        entry -> {
                            write(out, EntryLine.of(entry.journaled()));
                            count[0]++;
                            return true;
                        },
                        from,
                        to);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            return new Written(count[0], HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | UncheckedIOException e) {
            throw new HubException(
                    ErrorCode.STORAGE_FAILED, file + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private static OutputStream ownersOnly(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.FILE.attributes()));
    }

    private static void write(OutputStream out, byte[] line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

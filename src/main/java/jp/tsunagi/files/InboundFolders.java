package jp.tsunagi.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Linkage;

/**
 * Where returned files go once the hub has dealt with them. The file's number keeps equal names apart; what is encrypted
 * ends in {@code .enc}.
 */
public final class InboundFolders {
    private static final int LONGEST_NAME = 200;

    private final Path dataDir;

    public InboundFolders(Path dataDir) {
        this.dataDir = dataDir;
    }

    /** For a file that had its effect, or came before. */
    public Path archived(String linkage, FileEntry file, LocalDate businessDate) {
        return dataDir.resolve("hub/archive")
                .resolve(linkage)
                .resolve(DateTimeFormatter.BASIC_ISO_DATE.format(businessDate))
                .resolve(numbered(file));
    }

    /** For a file that waits for a person. It stays by the counterpart's own files, for the person to see. */
    public Path held(Linkage linkage, FileEntry file) {
        Path folder = linkage.endpoint() instanceof Endpoint.Folder inbox
                ? inbox.under(dataDir)
                : dataDir.resolve("inbox").resolve(linkage.id());
        return folder.resolve(".held").resolve(numbered(file));
    }

    // A name can be as long as the file system allows; with the number before it, it must still be one.
    private static String numbered(FileEntry file) {
        String name = file.name();
        int length = name.length();
        while (name.substring(0, length).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            length = name.offsetByCodePoints(length, -1);
        }
        return file.id() + "-" + name.substring(0, length) + (StoredFiles.isEncrypted(file) ? ".enc" : "");
    }
}

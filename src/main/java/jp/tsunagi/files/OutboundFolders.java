package jp.tsunagi.files;

import java.nio.file.Path;
import java.time.LocalDate;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.register.Encryption;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Linkage;

/** Names and places of outbound files. */
public final class OutboundFolders {
    private static final String ENCRYPTED = ".pgp";

    private final Path dataDir;
    private final String municipalityCode;
    private final Places places;
    private final Eraser eraser;

    public OutboundFolders(Places places, String municipalityCode, Eraser eraser) {
        this.dataDir = places.dataDir();
        this.municipalityCode = municipalityCode;
        this.places = places;
        this.eraser = eraser;
    }

    String name(Linkage linkage, LocalDate businessDate, int sequence) {
        String name = linkage.fileRule().name().fill(municipalityCode, businessDate, sequence);
        return linkage.encryption() instanceof Encryption.OpenPgp ? name + ENCRYPTED : name;
    }

    static String plainName(String name) {
        return name.endsWith(ENCRYPTED) ? name.substring(0, name.length() - ENCRYPTED.length()) : name;
    }

    /**
     * Where a file is written: for a drop folder the same folder, under a hidden name, because only within one folder is a
     * rename atomic everywhere; for a server, the hub's own folder.
     */
    Path staged(Linkage linkage, String name) {
        Path folder = linkage.endpoint() instanceof Endpoint.Folder drop
                ? drop.under(dataDir)
                : dataDir.resolve("hub/staging").resolve(linkage.id());
        return folder.resolve("." + name + ".part");
    }

    /** Where a drop folder's file is published. */
    Path published(Endpoint.Folder drop, String name) {
        return drop.under(dataDir).resolve(name);
    }

    /** Where a file is delivered, as journal and ledgers name it. */
    String place(Linkage linkage, String name) {
        if (linkage.endpoint() instanceof Endpoint.Sftp server) {
            return "sftp://" + server.host() + ":" + server.port() + ("/" + server.folder() + "/").replaceAll("/+", "/")
                    + name;
        }
        return places.of(published((Endpoint.Folder) linkage.endpoint(), name));
    }

    /**
     * Deletes what lies under a file's temporary name (S1: temporary files of a transfer disappear when it ends).
     *
     * @param why the file is not needed any more
     */
    void discard(FileEntry file, Path staged, String why) {
        eraser.erase(
                staged,
                "route " + file.linkage(),
                entry -> entry.linkage(file.linkage())
                        .run(file.runId())
                        .file(file.name(), file.sha256())
                        .because(why));
    }
}

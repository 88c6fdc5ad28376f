package jp.tsunagi.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.register.Encryption;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Linkage;

/** Names and places of outbound files. */
public final class OutboundFolders {
    private static final String ENCRYPTED = ".pgp";

    private final Path dataDir;
    private final String municipalityCode;

    public OutboundFolders(Path dataDir, String municipalityCode) {
        this.dataDir = dataDir;
        this.municipalityCode = municipalityCode;
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
            return "sftp://" + server.host() + ":" + server.port() + "/" + server.folder() + "/" + name;
        }
        Path published = published((Endpoint.Folder) linkage.endpoint(), name);
        return published.startsWith(dataDir) ? dataDir.relativize(published).toString() : published.toString();
    }

    void discard(Path staged) {
        try {
            Durable.delete(staged);
        } catch (IOException e) {
            throw new HubException(ErrorCode.STORAGE_FAILED, staged + " cannot be deleted", e);
        }
    }
}

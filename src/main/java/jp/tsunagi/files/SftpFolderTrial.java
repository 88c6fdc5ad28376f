package jp.tsunagi.files;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.register.Linkage;

/**
 * Tests what the hub may do in a server's folder. Where it hands over, with a file of its own that no counterpart takes: its
 * name says that it is not whole. Where it takes over, by looking only: what lies there is the counterpart's.
 */
final class SftpFolderTrial {
    private static final byte[] CONTENT = {'0'};

    private final ChannelSftp server;
    private final String folder;

    SftpFolderTrial(ChannelSftp server, String folder) {
        this.server = server;
        this.folder = folder;
    }

    void isThere() {
        attempt("is not there", () -> {
            if (!server.stat(folder).isDir()) {
                throw new HubException(ErrorCode.SFTP_FAILED, folder + " is no folder");
            }
        });
    }

    /** Puts a file down, renames it and removes it, as a delivery does; nothing of it stays. */
    void takesFiles(Linkage linkage) {
        // Of a day on which no file was made.
        String name = folder + "/" + linkage.fileRule().name().fill("000000", LocalDate.EPOCH, 1);
        String put = name + ".test.part";
        String renamed = name + ".tested.part";
        attempt("takes no file", () -> server.put(new ByteArrayInputStream(CONTENT), put));
        try {
            attempt("lets no file be renamed", () -> server.rename(put, renamed));
        } catch (HubException e) {
            attempt("lets no file be renamed or removed; " + put + " is left", () -> server.rm(put));
            throw e;
        }
        attempt("lets no file be removed; " + renamed + " is left", () -> server.rm(renamed));
    }

    /** Lists the folder, and opens a file if there is one. Removing is not tried. */
    void givesFiles() {
        attempt("cannot be listed", () -> {
            for (Object entry : server.ls(folder)) {
                ChannelSftp.LsEntry file = (ChannelSftp.LsEntry) entry;
                if (file.getAttrs().isReg()) {
                    attempt("lets no file be read", () -> open(file.getFilename()));
                    return;
                }
            }
        });
    }

    private void open(String name) throws SftpException {
        try {
            server.get(folder + "/" + name).close();
        } catch (IOException e) {
            throw new SftpException(ChannelSftp.SSH_FX_FAILURE, "reading", e);
        }
    }

    private interface Use {
        void of() throws SftpException;
    }

    private void attempt(String otherwise, Use use) {
        try {
            use.of();
        } catch (SftpException e) {
            throw new HubException(ErrorCode.SFTP_FAILED, folder + " " + otherwise, e);
        }
    }
}

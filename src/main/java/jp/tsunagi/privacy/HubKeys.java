package jp.tsunagi.privacy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The hub's own keys, in a folder outside every database, readable by the hub's account alone. A key is made when it is
 * first asked for.
 */
public final class HubKeys {
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    public HubKeys(Path folder) {
        this.folder = folder;
    }

    /**
     * The key for keyed hashes.
     *
     * @throws HubException KEY_UNUSABLE when the file cannot be read, is not a key, or others may read it
     */
    public SecretKey hmac(String name) {
        Path file = folder.resolve(name + ".key");
        try {
            make(file);
            if (posix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new HubException(ErrorCode.KEY_UNUSABLE, file + ": others may read it; set its rights to 600");
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new HubException(ErrorCode.KEY_UNUSABLE, file + ": not a key of " + KEY_BYTES + " bytes");
            }
            return new SecretKeySpec(key, "HmacSHA256");
        } catch (IOException e) {
            throw new HubException(ErrorCode.KEY_UNUSABLE, file.toString(), e);
        }
    }

    private void make(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(folder);
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path made = posix()
                ? Files.createTempFile(folder, ".new", null, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
                : Files.createTempFile(folder, ".new", null);
        Files.write(made, key, StandardOpenOption.SYNC);
        try {
            // A link, unlike a rename, fails when another process was first.
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(made);
        }
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}

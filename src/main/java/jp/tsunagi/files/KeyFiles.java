package jp.tsunagi.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.privacy.OwnerOnly;
import jp.tsunagi.register.Encryption;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterFinding;

/** The key files that the register names: keys of servers and counterparts, and the hub's own keys at servers. */
public final class KeyFiles {
    private KeyFiles() {}

    /** Files that are not there or cannot be read, and secret ones that are not the hub's alone, at the linkage's line. */
    public static List<RegisterFinding> check(Register register) {
        List<RegisterFinding> findings = new ArrayList<>();
        for (Linkage linkage : register.linkages()) {
            if (linkage.endpoint() instanceof Endpoint.Sftp server) {
                unfit("privateKey", server.privateKey(), true, linkage).ifPresent(findings::add);
                unfit("knownHosts", server.knownHosts(), false, linkage).ifPresent(findings::add);
            }
            if (linkage.encryption() instanceof Encryption.OpenPgp pgp) {
                unfit("recipientKey", pgp.recipientKey(), false, linkage).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<RegisterFinding> unfit(String key, Path file, boolean secret, Linkage linkage) {
        if (!Files.isRegularFile(file)) {
            return finding(key, file, linkage, "is not there", "put the file there, or name another one");
        }
        try {
            if (!Files.isReadable(file)) {
                return finding(key, file, linkage, "cannot be read", "let the hub's user read it");
            }
            return secret && !OwnerOnly.FILE.holdsFor(file)
                    ? finding(key, file, linkage, "is open to others", "chmod " + OwnerOnly.FILE.digits() + " it")
                    : Optional.empty();
        } catch (IOException e) {
            return finding(key, file, linkage, "cannot be looked at", "let the hub's user read it");
        }
    }

    private static Optional<RegisterFinding> finding(String key, Path file, Linkage linkage, String what, String mend) {
        return Optional.of(new RegisterFinding(
                linkage.file(), linkage.line(), key + " of '" + linkage.id() + "', " + file + ", " + what, mend));
    }
}

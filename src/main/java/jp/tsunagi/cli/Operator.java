package jp.tsunagi.cli;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who gives a command, and from where, as ledger and journal enter it. */
final class Operator {
    private static final String NOBODY_LOGGED_IN = "4294967295";

    private Operator() {}

    /** From where: the address of a remote shell, or the machine itself. */
    static String terminal() {
        String remote = System.getenv("SSH_CLIENT");
        if (remote != null && !remote.isBlank()) {
            return remote.split(" ", 2)[0];
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "local";
        }
    }

    /** The account; where the system knows it, the one that has logged in, whoever the person has become since. */
    static String name() {
        String account = loggedIn().orElseGet(Operator::account);
        return "operator " + account;
    }

    // The kernel keeps it through su and sudo (audit login uid); a process cannot change it.
    private static Optional<String> loggedIn() {
        try {
            String uid = Files.readString(Path.of("/proc/self/loginuid")).strip();
            return NOBODY_LOGGED_IN.equals(uid) ? Optional.empty() : nameOf(uid);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> nameOf(String uid) {
        try {
            List<String> accounts = Files.readAllLines(Path.of("/etc/passwd"));
            return accounts.stream()
                    .map(line -> line.split(":"))
                    .filter(fields -> fields.length > 2 && fields[2].equals(uid))
                    .map(fields -> fields[0])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    // Not the system property user.name: who starts the process sets it as he likes.
    private static String account() {
        try {
            return new UnixSystem().getUsername();
        } catch (UnsatisfiedLinkError e) {
            return System.getProperty("user.name");
        }
    }
}

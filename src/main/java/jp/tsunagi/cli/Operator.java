package jp.tsunagi.cli;

/** Who gives a command, as the ledger enters it. */
final class Operator {
    private Operator() {}

    /** From where: the address of a remote shell, or the machine itself. */
    static String terminal() {
        String remote = System.getenv("SSH_CLIENT");
        if (remote != null && !remote.isBlank()) {
            return remote.split(" ", 2)[0];
        }
        String host = System.getenv("HOSTNAME");
        return host == null || host.isBlank() ? "local" : host;
    }

    static String name() {
        return "operator " + System.getProperty("user.name");
    }
}

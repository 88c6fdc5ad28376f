package jp.tsunagi.cli;

/** Who gives a command, as the ledger enters it. */
final class Operator {
    private Operator() {}

    static String name() {
        return "operator " + System.getProperty("user.name");
    }
}

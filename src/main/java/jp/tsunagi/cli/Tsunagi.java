package jp.tsunagi.cli;

/** Entry point. */
public final class Tsunagi {
    private Tsunagi() {}

    public static void main(String[] args) {}
}

package jp.tsunagi.register;

/** What ends a line of a file. */
public enum LineEnd {
    CRLF("\r\n"),
    LF("\n");

    private final String characters;

    LineEnd(String characters) {
        this.characters = characters;
    }

    public String characters() {
        return characters;
    }
}

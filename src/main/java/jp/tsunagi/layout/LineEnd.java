package jp.tsunagi.layout;

/** How every line of a file ends, the last one too. */
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

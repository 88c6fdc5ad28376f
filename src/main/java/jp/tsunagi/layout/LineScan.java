package jp.tsunagi.layout;

/** Looks at each line of a file before it is read, for something that must not be in it. */
@FunctionalInterface
public interface LineScan {
    /** Lets every line pass. */
    LineScan NONE = (line, characters, length) -> {};

    /**
     * @param line number from 1
     * @param characters the line without its end in the first {@code length} elements; to be read only, and only now
     * @throws jp.tsunagi.errors.HubException to refuse the file
     */
    void scan(long line, char[] characters, int length);
}

package jp.tsunagi.layout;

/**
 * How the values of one type are written and read. What it cannot read it answers with null; the cell makes a finding
 * of it, so that no value gets into an exception's text.
 */
abstract class Value<V> {
    /** Writes the value and says how many code points it has. */
    abstract int write(V value, Output out);

    /** Reads the characters, at least one; null if they are no such value. */
    abstract V read(char[] characters, int from, int to);

    /** The code points that {@link #write} would write. */
    abstract int length(V value);

    boolean isMissing(V value) {
        return value == null;
    }

    /** Whether the value has a form that the file can hold. */
    boolean isWritable(V value) {
        return true;
    }
}

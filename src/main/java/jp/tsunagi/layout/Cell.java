package jp.tsunagi.layout;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;

/**
 * One column of a compiled layout: knows its value's form and how to get it from a record and put it there.
 *
 * @param fallback written for, and read from, an empty value; may be null
 * @param trim whether blanks (at fixed length the padding) go before reading
 */
record Cell<T>(
        Column column,
        Function<T, Object> getter,
        BiConsumer<T, Object> setter,
        Value<Object> value,
        Object fallback,
        boolean trim,
        Padding padding) {

    /** How a shorter value fills its place at fixed length. */
    record Padding(char character, Align align) {}

    /** Where the value lies. */
    enum Align {
        LEFT,
        RIGHT,
        /** Written to the right; when read, padding goes from both sides. */
        BOTH
    }

    void writeDelimited(T target, Output out, boolean quoted) {
        if (quoted) {
            out.ascii('"');
        }
        writeValue(target, out);
        if (quoted) {
            out.ascii('"');
        }
    }

    void writeFixed(T target, Output out) {
        int start = out.size();
        out.column(column.field());
        int length = writeValue(target, out);
        if (length > column.maxLength()) {
            throw new HubException(
                    ErrorCode.TOO_LONG,
                    "field %s, %d characters instead of %d".formatted(column.field(), length, column.maxLength()));
        }
        int missing = column.maxLength() - length;
        if (padding.align() == Align.LEFT) {
            out.pad(padding.character(), missing);
        } else if (missing > 0) {
            out.insert(start, padding.character(), missing);
        }
    }

    private int writeValue(T target, Output out) {
        Object written = written(target);
        if (written == null) {
            return 0;
        }
        out.column(column.field());
        if (!value.isWritable(written)) {
            throw new HubException(ErrorCode.WRONG_FORMAT, "field " + column.field());
        }
        return value.write(written, out);
    }

    /** Adds what is wrong with the record's value here. */
    void check(T target, List<Finding> findings) {
        Object written = written(target);
        if (value.isMissing(written)) {
            if (column.required()) {
                findings.add(new Finding(ErrorCode.REQUIRED_MISSING, column.field()));
            }
        } else if (!value.isWritable(written)) {
            findings.add(new Finding(ErrorCode.WRONG_FORMAT, column.field()));
        } else if (column.maxLength() > 0) {
            int length = value.length(written);
            if (length > column.maxLength()) {
                findings.add(tooLong(length));
            }
        }
    }

    /** Reads the characters into the record; answers what is wrong with them, or null. */
    Finding read(char[] characters, int start, int end, T target) {
        int from = start;
        int to = end;
        if (trim) {
            from = trimmedStart(characters, start, end);
            to = trimmedEnd(characters, from, end);
        }
        if (from == to || (column.required() && isBlank(characters, from, to))) {
            if (column.required()) {
                return new Finding(ErrorCode.REQUIRED_MISSING, column.field());
            }
            if (fallback != null) {
                setter.accept(target, fallback);
            }
            return null;
        }
        int limit = column.maxLength();
        if (limit > 0 && to - from > limit) {
            int length = Character.codePointCount(characters, from, to - from);
            if (length > limit) {
                return tooLong(length);
            }
        }
        Object read = value.read(characters, from, to);
        if (read == null) {
            return new Finding(ErrorCode.WRONG_TYPE, column.field());
        }
        setter.accept(target, read);
        return null;
    }

    private Object written(T target) {
        Object got = getter.apply(target);
        return got == null || "".equals(got) ? fallback : got;
    }

    private Finding tooLong(int length) {
        return new Finding(ErrorCode.TOO_LONG, column.field(), length + " > " + column.maxLength());
    }

    private int trimmedStart(char[] characters, int start, int end) {
        int from = start;
        if (padding == null || padding.align() != Align.LEFT) {
            while (from < end && isTrimmed(characters[from])) {
                from++;
            }
        }
        return from;
    }

    private int trimmedEnd(char[] characters, int start, int end) {
        int to = end;
        if (padding == null || padding.align() != Align.RIGHT) {
            while (to > start && isTrimmed(characters[to - 1])) {
                to--;
            }
        }
        return to;
    }

    private boolean isTrimmed(char c) {
        return padding == null ? c <= ' ' : c == padding.character();
    }

    private static boolean isBlank(char[] characters, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(characters[i])) {
                return false;
            }
        }
        return true;
    }
}

package jp.tsunagi.layout;

import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.apache.camel.dataformat.bindy.Format;

/** Values of a type that a {@code @BindyConverter} turns into text and back. The one converter serves all threads. */
final class ConvertedValue<V> extends Value<V> {
    private final Format<V> format;

    ConvertedValue(Format<V> format) {
        this.format = format;
    }

    @Override
    int write(V value, Output out) {
        return out.text(text(value, out.column()));
    }

    // A converter's exception may carry the value, so it ends here.
    @Override
    V read(char[] characters, int from, int to) {
        try {
            return format.parse(new String(characters, from, to - from));
        } catch (Exception e) {
            return null;
        }
    }

    @Override
    int length(V value) {
        String text = text(value, "");
        return text.codePointCount(0, text.length());
    }

    private String text(V value, String title) {
        try {
            return format.format(value);
        } catch (Exception e) {
            throw new HubException(ErrorCode.WRONG_FORMAT, "field " + title);
        }
    }
}

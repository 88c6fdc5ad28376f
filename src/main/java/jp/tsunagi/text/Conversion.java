package jp.tsunagi.text;

import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;

/**
 * What became of a text on its way to another character set: the converted text, or the first code point that has no
 * mapping there. There is no half result, so that nothing can get lost unseen.
 *
 * @param text the converted text: the same instance if nothing had to change; null stays null
 * @param unmappable the code point without a mapping, or {@link #NONE}
 */
public record Conversion(String text, int unmappable) {
    /** In place of a code point: every character has its mapping. */
    public static final int NONE = -1;

    static Conversion of(String text) {
        return new Conversion(text, NONE);
    }

    static Conversion unmappable(int codePoint) {
        return new Conversion(null, codePoint);
    }

    public boolean complete() {
        return unmappable == NONE;
    }

    /** @throws IllegalStateException if a character has no mapping */
    @Override
    public String text() {
        if (!complete()) {
            throw new IllegalStateException("there is no text: " + codePoint() + " has no mapping");
        }
        return text;
    }

    /** The code point without a mapping as people write it, {@code U+E123}. */
    public String codePoint() {
        return CodePoints.format(unmappable);
    }

    /** UNMAPPABLE_CHARACTER with the code point, for a field in the words of the interface. */
    public Finding finding(String field) {
        return new Finding(ErrorCode.UNMAPPABLE_CHARACTER, field, codePoint());
    }
}

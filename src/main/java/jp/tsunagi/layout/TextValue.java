package jp.tsunagi.layout;

/**
 * Text as it is, or trimmed or clipped when it is written. A text of blanks only (full-width ones too) counts as
 * missing.
 */
final class TextValue extends Value<String> {
    private final boolean trim;
    private final int clip;

    /** @param clip code points after which the text is cut off; 0: never */
    TextValue(boolean trim, int clip) {
        this.trim = trim;
        this.clip = clip;
    }

    @Override
    int write(String value, Output out) {
        return out.text(prepared(value));
    }

    @Override
    String read(char[] characters, int from, int to) {
        return new String(characters, from, to - from);
    }

    @Override
    int length(String value) {
        String text = prepared(value);
        return text.codePointCount(0, text.length());
    }

    @Override
    boolean isMissing(String value) {
        return value == null || value.isBlank();
    }

    private String prepared(String value) {
        String text = trim ? value.trim() : value;
        if (clip == 0 || text.length() <= clip || text.codePointCount(0, text.length()) <= clip) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, clip));
    }
}

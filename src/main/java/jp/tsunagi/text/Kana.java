package jp.tsunagi.text;

import java.util.Map;

/**
 * Kana between half width (氏名カナ of online eligibility) and full width (health-check archives). Half-width kana have
 * their 濁点 and 半濁点 as characters of their own: ガ becomes ｶﾞ and back. Letters, digits and signs of ASCII change their
 * width too, and the blank.
 *
 * <p>A few kana have no half-width form (ヰ, ヱ, ヮ, ヷ …). What to write for them is the administrator's: the table
 * {@code kana.csv}.
 */
public final class Kana {
    /** The full-width forms of U+FF61 to U+FF9F, in that order. */
    private static final String FULL = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

    private static final String UNVOICED = "ウカキクケコサシスセソタチツテトハヒフヘホ";
    private static final String VOICED = "ヴガギグゲゴザジズゼゾダヂヅデドバビブベボ";
    private static final String PLAIN = "ハヒフヘホ";
    private static final String HALF_VOICED = "パピプペポ";

    private static final char HALF_FIRST = '\uFF61';
    private static final char HALF_LAST = '\uFF9F';
    private static final char HALF_VOICED_MARK = '\uFF9E';
    private static final char HALF_SEMI_VOICED_MARK = '\uFF9F';
    private static final char FULL_BLANK = '\u3000';
    private static final int FULL_ASCII = '\uFF01' - '!';
    private static final int HIRAGANA_TO_KATAKANA = 'ア' - 'あ';
    private static final int BLOCK = 0x3000;

    /** By code point from U+3000 to U+30FF: the half-width form and its mark; zero where there is none. */
    private static final char[] HALF = new char[0x100];

    private static final char[] MARK = new char[0x100];

    static {
        for (int i = 0; i < FULL.length(); i++) {
            HALF[FULL.charAt(i) - BLOCK] = (char) (HALF_FIRST + i);
        }
        fillMarked(VOICED, UNVOICED, HALF_VOICED_MARK);
        fillMarked(HALF_VOICED, PLAIN, HALF_SEMI_VOICED_MARK);
        for (int c = 'ぁ'; c <= 'ゔ'; c++) {
            HALF[c - BLOCK] = HALF[c + HIRAGANA_TO_KATAKANA - BLOCK];
            MARK[c - BLOCK] = MARK[c + HIRAGANA_TO_KATAKANA - BLOCK];
        }
        // The combining marks are written like the ones that stand alone: half width has no others.
        HALF['\u3099' - BLOCK] = HALF_VOICED_MARK;
        HALF['\u309A' - BLOCK] = HALF_SEMI_VOICED_MARK;
        HALF[FULL_BLANK - BLOCK] = ' ';
    }

    private final char[] half = HALF.clone();
    private final char[] mark = MARK.clone();

    /** Strict: kana without a half-width form are unmappable. */
    public Kana() {
        this(Map.of());
    }

    /** With replacements for kana that have no half-width form: one kana to one kana. */
    Kana(Map<String, String> replacements) {
        replacements.forEach((source, target) -> {
            half[source.charAt(0) - BLOCK] = HALF[target.charAt(0) - BLOCK];
            mark[source.charAt(0) - BLOCK] = MARK[target.charAt(0) - BLOCK];
        });
    }

    /** Whether a table may say this: the source is one kana without a half-width form, the target one with it. */
    static boolean isReplaceable(String source, String target) {
        return isOneOfBlock(source)
                && isOneOfBlock(target)
                && HALF[source.charAt(0) - BLOCK] == 0
                && HALF[target.charAt(0) - BLOCK] != 0;
    }

    /** Half-width kana and printable ASCII of a text in kana; any other character has no mapping. */
    public Conversion toHalfWidth(String text) {
        if (text == null || isHalfWidth(text)) {
            return Conversion.of(text);
        }
        StringBuilder out = new StringBuilder(text.length() * 2);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHalfWidth(c)) {
                out.append(c);
            } else if (isFullWidthAscii(c)) {
                out.append((char) (c - FULL_ASCII));
            } else if (isOfBlock(c) && half[c - BLOCK] != 0) {
                appendHalf(c - BLOCK, out);
            } else {
                return Conversion.unmappable(text.codePointAt(i));
            }
        }
        return Conversion.of(out.toString());
    }

    /** Full-width kana, letters, digits and signs for the half-width ones; all others stay as they are. */
    public String toFullWidth(String text) {
        if (text == null || !hasHalfWidth(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char joined = i + 1 < text.length() ? joined(c, text.charAt(i + 1)) : 0;
            if (joined != 0) {
                out.append(joined);
                i++;
            } else {
                out.append(full(c));
            }
        }
        return out.toString();
    }

    private void appendHalf(int index, StringBuilder out) {
        out.append(half[index]);
        if (mark[index] != 0) {
            out.append(mark[index]);
        }
    }

    private static char full(char c) {
        if (c == ' ') {
            return FULL_BLANK;
        }
        if (c > ' ' && c <= '~') {
            return (char) (c + FULL_ASCII);
        }
        return isHalfWidthKana(c) ? FULL.charAt(c - HALF_FIRST) : c;
    }

    /** The one kana that a half-width kana and a mark make together, or zero. */
    private static char joined(char c, char next) {
        if (!isHalfWidthKana(c)) {
            return 0;
        }
        return switch (next) {
            case HALF_VOICED_MARK -> marked(c, UNVOICED, VOICED);
            case HALF_SEMI_VOICED_MARK -> marked(c, PLAIN, HALF_VOICED);
            default -> 0;
        };
    }

    private static char marked(char halfWidth, String bases, String marked) {
        int index = bases.indexOf(FULL.charAt(halfWidth - HALF_FIRST));
        return index < 0 ? 0 : marked.charAt(index);
    }

    private static void fillMarked(String marked, String bases, char halfMark) {
        for (int i = 0; i < marked.length(); i++) {
            HALF[marked.charAt(i) - BLOCK] = HALF[bases.charAt(i) - BLOCK];
            MARK[marked.charAt(i) - BLOCK] = halfMark;
        }
    }

    private static boolean isHalfWidth(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isHalfWidth(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasHalfWidth(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHalfWidth(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHalfWidth(char c) {
        return (c >= ' ' && c <= '~') || isHalfWidthKana(c);
    }

    private static boolean isHalfWidthKana(char c) {
        return c >= HALF_FIRST && c <= HALF_LAST;
    }

    private static boolean isFullWidthAscii(char c) {
        return c >= '!' + FULL_ASCII && c <= '~' + FULL_ASCII;
    }

    private static boolean isOfBlock(char c) {
        return c >= BLOCK && c < BLOCK + HALF.length;
    }

    private static boolean isOneOfBlock(String text) {
        return text.length() == 1 && isOfBlock(text.charAt(0));
    }
}

package jp.tsunagi.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts the texts of one source system to the characters that one target takes. In this order: a combining mark joins
 * its base where one character exists for both; 外字 of the source become standard characters; variation selectors go,
 * unless the target takes them; what the target does not have is replaced by its twin or by 縮退. What is then left has
 * no mapping and is reported: never a "?", never U+FFFD, never silence.
 *
 * <p>Immutable and free of locks; texts without anything unusual cost one look-up a character and come back as they are.
 */
public final class Characters {
    /** Longest chain of replacements (外字 to old form to new form to twin); ends loops in a table. */
    private static final int LONGEST_CHAIN = 4;

    private final CharacterSet target;
    private final boolean variationSelectors;
    private final Map<Integer, String> replacements = new HashMap<>();
    private final Map<Integer, List<Sequence>> sequences = new HashMap<>();
    /** One bit for each character of the basic plane: it stays as it is, whatever stands beside it. */
    private final long[] plain = new long[(Character.MAX_VALUE + 1) / Long.SIZE];

    private record Sequence(String source, String target) {}

    /**
     * @param gaiji 外字 of the source system and what they are
     * @param reductions what to write for a character that the target does not have
     */
    Characters(CharacterProfile profile, Map<String, String> gaiji, Map<String, String> reductions) {
        target = CharacterSet.of(profile);
        variationSelectors = profile.variationSelectors();
        reductions.keySet().forEach(source -> addReduction(source.codePointAt(0), reductions));
        fillPlain();
        // All meanings first: what one 外字 means is not looked up among the 外字 again.
        Map<String, Conversion> meanings = new HashMap<>();
        gaiji.forEach((source, meaning) -> meanings.put(source, convert(meaning)));
        meanings.forEach(this::addGaiji);
        sequences.values().forEach(list -> list.sort(Comparator.comparingInt(s -> -s.source.length())));
        sequences.keySet().stream().filter(c -> c <= Character.MAX_VALUE).forEach(this::clearPlain);
    }

    /** The target's characters. */
    public CharacterSet target() {
        return target;
    }

    /** Converts a text; null stays null. */
    public Conversion convert(String text) {
        if (text == null) {
            return Conversion.of(null);
        }
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if ((plain[c >>> 6] >>> c & 1) == 0) {
                return rewrite(text, i);
            }
        }
        return Conversion.of(text);
    }

    private Conversion rewrite(String source, int firstUnusual) {
        // A mark changes the character before it, which was passed as plain.
        int i = Math.max(0, firstUnusual - 1);
        String text = joinMarks(source);
        StringBuilder out = new StringBuilder(text.length() + 8).append(text, 0, i);
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            Sequence sequence = sequenceAt(text, i, codePoint);
            boolean kept = sequence == null && target.contains(codePoint);
            String replacement = sequence != null ? sequence.target : replacements.get(codePoint);
            if (kept) {
                out.appendCodePoint(codePoint);
            } else if (replacement != null) {
                out.append(replacement);
            } else {
                return Conversion.unmappable(codePoint);
            }
            i += sequence != null ? sequence.source.length() : Character.charCount(codePoint);
            i = selector(text, i, kept, out);
        }
        return Conversion.of(source.contentEquals(out) ? source : out.toString());
    }

    /** Puts one character for a base and its mark, where there is one. */
    private static String joinMarks(String text) {
        if (!CodePoints.hasCombiningMark(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> appendJoined(codePoint, out));
        return out.toString();
    }

    private static void appendJoined(int codePoint, StringBuilder out) {
        if (out.length() > 0 && CodePoints.isCombiningMark(codePoint)) {
            int base = out.codePointBefore(out.length());
            int composed = CodePoints.compose(base, codePoint);
            if (composed >= 0) {
                out.setLength(out.length() - Character.charCount(base));
                out.appendCodePoint(composed);
                return;
            }
        }
        out.appendCodePoint(codePoint);
    }

    /** Passes over a variation selector, which goes on only with the very character it was meant for. */
    private int selector(String text, int index, boolean kept, StringBuilder out) {
        if (index >= text.length() || !CodePoints.isVariationSelector(text.codePointAt(index))) {
            return index;
        }
        int codePoint = text.codePointAt(index);
        if (kept && variationSelectors) {
            out.appendCodePoint(codePoint);
        }
        return index + Character.charCount(codePoint);
    }

    private Sequence sequenceAt(String text, int index, int first) {
        for (Sequence sequence : sequences.getOrDefault(first, List.of())) {
            if (text.startsWith(sequence.source, index)) {
                return sequence;
            }
        }
        return null;
    }

    private void addReduction(int source, Map<String, String> reductions) {
        if (!target.contains(source)) {
            StringBuilder out = new StringBuilder();
            if (reduce(source, reductions, LONGEST_CHAIN, out)) {
                replacements.put(source, out.toString());
            }
        }
    }

    private boolean reduce(int source, Map<String, String> reductions, int chain, StringBuilder out) {
        if (target.contains(source)) {
            out.appendCodePoint(source);
            return true;
        }
        String next = reductions.get(Character.toString(source));
        return chain > 0 && next != null && next.codePoints().allMatch(c -> reduce(c, reductions, chain - 1, out));
    }

    /** A 外字 whose meaning the target cannot carry has no mapping, and is reported as the 外字 that it is. */
    private void addGaiji(String source, Conversion meaning) {
        if (!meaning.complete()) {
            return;
        }
        int first = source.codePointAt(0);
        if (source.length() == Character.charCount(first)) {
            replacements.put(first, meaning.text());
        } else {
            sequences.computeIfAbsent(first, c -> new ArrayList<>()).add(new Sequence(source, meaning.text()));
        }
    }

    private void fillPlain() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            if (target.contains(c) && !CodePoints.isCombiningMark(c)) {
                plain[c >>> 6] |= 1L << c;
            }
        }
    }

    private void clearPlain(int c) {
        plain[c >>> 6] &= ~(1L << c);
    }
}

package jp.tsunagi.register;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class Spelling {
    private Spelling() {}

    /** The known word that is fewest letters away, at most a third of the written one's. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        int limit = Math.max(1, written.length() / 3);
        return known.stream()
                .filter(word -> distance(written, word) <= limit)
                .min(Comparator.comparingInt((String word) -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code did you mean 'x'?}, or the given advice when no known word comes near. */
    public static String didYouMean(String written, Collection<String> known, String otherwise) {
        return nearest(written, known)
                .map(word -> "did you mean '" + word + "'?")
                .orElse(otherwise);
    }

    /** Edits from one word to the other; two letters swapped are one edit, and case does not matter. */
    private static int distance(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[][] edits = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : least(left, right, i, j, edits);
            }
        }
        return edits[left.length()][right.length()];
    }

    private static int least(String left, String right, int i, int j, int[][] edits) {
        int replaced = edits[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}

package jp.tsunagi.privacy.log;

import java.util.List;
import jp.tsunagi.privacy.PersonalNumberShape;

/**
 * Takes values out of texts that go to the log. Of what is left out, a {@code *} remains.
 *
 * <p>From every text goes what follows the name of an exception. The hub's own messages name things and hold no values, so
 * from them only what has the shape of a personal number goes besides. Messages of others are kept as far as they are plain English: between the first
 * and the last quote or character outside ASCII all goes, after the words that drivers and parsers put before values the
 * rest, and of what remains four digits and more, and names in capital letters.
 */
final class CleanText {
    private static final int LONGEST = 4_000;
    private static final int DIGITS_THAT_TELL = 4;
    private static final String LEFT_OUT = "*";

    /** What stands before values in the texts of H2, PostgreSQL, Jackson, SFTP, Camel and the JDK. */
    private static final List<String> LEADS = List.of(
            "=(",
            "contains (",
            "VALUES",
            "values (",
            "SQL statement",
            "Detail:",
            "DETAIL:",
            "Where:",
            "CONTEXT:",
            "constant ",
            "llegal character",
            "nput string",
            "not allowed:",
            "o such file",
            "Body:");

    private CleanText() {}

    /** A message that the hub composed. */
    static String own(String text) {
        return withoutPersonalNumbers(text);
    }

    /** A message that somebody else composed. */
    static String foreign(String text) {
        String plain = text.length() > LONGEST ? text.substring(0, LONGEST) + LEFT_OUT : text;
        return withoutDigitsAndNames(withoutQuoted(withoutLed(plain)));
    }

    private static String withoutPersonalNumbers(String text) {
        StringBuilder clean = null;
        int copied = 0;
        int i = 0;
        while (i < text.length()) {
            if (PersonalNumberShape.digit(text.charAt(i)) < 0) {
                i++;
                continue;
            }
            int end = PersonalNumberShape.end(text, i);
            if (end < 0) {
                i = PersonalNumberShape.afterDigits(text, i);
                continue;
            }
            clean = clean == null ? new StringBuilder(text.length()) : clean;
            clean.append(text, copied, i).append(LEFT_OUT);
            copied = end;
            i = end;
        }
        return clean == null ? text : clean.append(text, copied, text.length()).toString();
    }

    /** {@code java.io.IOException: what it says} loses what it says, and all behind. */
    static String withoutExceptionTexts(String text) {
        int cut = Math.min(afterTypeName(text, "Exception"), afterTypeName(text, "Error"));
        return cut < text.length() ? text.substring(0, cut) + " " + LEFT_OUT : text;
    }

    /** Where the first name of an exception's type ends: one with its package, or one before a colon. */
    private static int afterTypeName(String text, String ending) {
        for (int at = text.indexOf(ending); at >= 0; at = text.indexOf(ending, at + 1)) {
            int end = at + ending.length();
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            int begin = at;
            while (begin > 0 && isWithinTypeName(text.charAt(begin - 1))) {
                begin--;
            }
            boolean whole = end == text.length() || !isWithinTypeName(text.charAt(end));
            boolean colon = begin < at && end < text.length() && text.charAt(end) == ':';
            if (whole && (colon || text.substring(begin, at).indexOf('.') > 0)) {
                return end;
            }
        }
        return text.length();
    }

    private static String withoutLed(String text) {
        int cut = text.length();
        for (String lead : LEADS) {
            int at = text.indexOf(lead);
            if (at >= 0) {
                cut = Math.min(cut, at + lead.length());
            }
        }
        return cut < text.length() ? text.substring(0, cut) + LEFT_OUT : text;
    }

    /** A quote that never closes hides all behind it. */
    private static String withoutQuoted(String text) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < text.length(); i++) {
            if (opensOrClosesValue(text, i)) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first < 0) {
            return text;
        }
        boolean open = first == last && text.charAt(first) < 0x80;
        return text.substring(0, first) + LEFT_OUT + (open ? "" : text.substring(last + 1));
    }

    private static boolean opensOrClosesValue(String text, int at) {
        char c = text.charAt(at);
        return c >= 0x80 || c == '"' || c == '`' || (c == '\'' && !isApostrophe(text, at));
    }

    /** As in "can't" and "file's". */
    private static boolean isApostrophe(String text, int at) {
        boolean within = at > 0 && isLowerCase(text.charAt(at - 1)) && at + 1 < text.length();
        boolean contraction = within && (text.charAt(at + 1) == 't' || text.charAt(at + 1) == 's');
        return contraction && (at + 2 == text.length() || text.charAt(at + 2) == ' ');
    }

    private static String withoutDigitsAndNames(String text) {
        StringBuilder clean = null;
        int copied = 0;
        int i = 0;
        while (i < text.length()) {
            int end = endOfDigitsOrName(text, i);
            if (end < 0) {
                clean = clean == null ? new StringBuilder(text.length()) : clean;
                clean.append(text, copied, i).append(LEFT_OUT);
                copied = -end;
            }
            i = Math.abs(end);
        }
        return clean == null ? text : clean.append(text, copied, text.length()).toString();
    }

    /** Where to go on; negative when what lies between must go. Only ASCII comes here. */
    private static int endOfDigitsOrName(String text, int from) {
        char c = text.charAt(from);
        if (isDigit(c)) {
            return endOfDigits(text, from);
        }
        return isCapital(c) && (from == 0 || !isLetter(text.charAt(from - 1))) ? endOfName(text, from) : from + 1;
    }

    /** Digits, whatever blanks, hyphens, commas and underscores stand between. */
    private static int endOfDigits(String text, int from) {
        int digits = 0;
        int end = from;
        for (int i = from; i < text.length() && (isDigit(text.charAt(i)) || isBetweenDigits(text.charAt(i))); i++) {
            if (isDigit(text.charAt(i))) {
                digits++;
                end = i + 1;
            }
        }
        return digits < DIGITS_THAT_TELL ? end : -end;
    }

    /** Two and more words in capital letters, as a residence record has the names of foreign nationals. */
    private static int endOfName(String text, int from) {
        int end = endOfWord(text, from);
        if (end - from < 2) {
            return from + 1;
        }
        int first = end;
        int next = afterBlanks(text, end);
        while (next > end && endOfWord(text, next) > next) {
            end = endOfWord(text, next);
            next = afterBlanks(text, end);
        }
        return end > first ? -end : first;
    }

    /** The end of a word in capital letters; where it begins when it has others, or is none. */
    private static int endOfWord(String text, int from) {
        int i = from;
        while (i < text.length() && isCapital(text.charAt(i))) {
            i++;
        }
        return i < text.length() && isLowerCase(text.charAt(i)) ? from : i;
    }

    private static int afterBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && isBetweenWords(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isWithinTypeName(char c) {
        return c == '.' || c == '$' || c == '_' || isDigit(c) || isLetter(c);
    }

    private static boolean isBetweenDigits(char c) {
        return c == '-' || c == ',' || c == '_' || c <= ' ';
    }

    private static boolean isBetweenWords(char c) {
        return c <= ' ' || c == ',' || c == '.' || c == '-' || c == '_' || c == '\'';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLowerCase(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isLetter(char c) {
        return isCapital(c) || isLowerCase(c);
    }
}

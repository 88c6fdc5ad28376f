package jp.tsunagi.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Searches files, of whatever kind, for known twelve-digit numbers: plain, in groups with a blank or a hyphen between, full
 * width (UTF-8, MS932), UTF-16 of either order, as hex, as Base64 at any place of a longer text, as a 64-bit integer. One
 * look-up for each twelve digits in a row instead of one search for each number.
 */
public final class NumberSearch {
    private static final int LENGTH = 12;
    private static final long MODULUS = 1_000_000_000_000L;
    private static final int SEPARATOR = -1;
    private static final int OTHER = -2;
    private static final int SHORTEST_BASE64 = LENGTH * 4 / 3;

    private final Set<Long> numbers = new HashSet<>();

    public NumberSearch(Collection<String> numbers) {
        for (String number : numbers) {
            if (number.length() == LENGTH) {
                this.numbers.add(Long.parseLong(number));
            }
        }
    }

    /** Files below a folder that hold any of the numbers and are not allowed to, with how many and in which form. */
    public List<String> leaks(Path folder, Predicate<Path> allowed) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> leaks = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!allowed.test(folder.relativize(file))) {
                    List<String> found = find(Files.readAllBytes(file));
                    if (!found.isEmpty()) {
                        leaks.add(folder.relativize(file) + ": " + found);
                    }
                }
            }
            return leaks;
        }
    }

    /** In which forms any of the numbers occur, and how often. */
    public List<String> find(byte[] content) {
        List<String> forms = new ArrayList<>();
        note(forms, "text", text(content));
        for (int offset = 0; offset < 2; offset++) {
            note(forms, "UTF-16LE", utf16(content, offset, 1, 0));
            note(forms, "UTF-16BE", utf16(content, offset, 0, 1));
            note(forms, "hex", hex(content, offset));
        }
        note(forms, "Base64", base64(content));
        note(forms, "integer", integers(content));
        return forms;
    }

    private static void note(List<String> forms, String form, int hits) {
        if (hits > 0) {
            forms.add(form + " " + hits);
        }
    }

    /** Digits as they come; one separator between two of them does not part them. */
    private final class Digits {
        private long last;
        private int count;
        private boolean separated;
        private int hits;

        void next(int symbol) {
            if (symbol >= 0) {
                last = (last * 10 + symbol) % MODULUS;
                count++;
                separated = false;
                hits += count >= LENGTH && numbers.contains(last) ? 1 : 0;
            } else if (symbol == SEPARATOR && !separated) {
                separated = true;
            } else {
                count = 0;
            }
        }
    }

    private int text(byte[] content) {
        Digits digits = new Digits();
        int i = 0;
        while (i < content.length) {
            int first = content[i] & 0xFF;
            int second = i + 1 < content.length ? content[i + 1] & 0xFF : 0;
            int third = i + 2 < content.length ? content[i + 2] & 0xFF : 0;
            int utf8 = first == 0xC2 ? second : ((first & 0xF) << 12) | ((second & 0x3F) << 6) | (third & 0x3F);
            if (first >= 0xE0 && first < 0xF0 && symbol(utf8) != OTHER) {
                digits.next(symbol(utf8));
                i += 3;
            } else if (first == 0xC2 && symbol(utf8) != OTHER) {
                digits.next(symbol(utf8));
                i += 2;
            } else if (ms932(first, second) != OTHER) {
                digits.next(ms932(first, second));
                i += 2;
            } else {
                digits.next(symbol(first));
                i++;
            }
        }
        return digits.hits;
    }

    private int utf16(byte[] content, int offset, int high, int low) {
        Digits digits = new Digits();
        for (int i = offset; i + 1 < content.length; i += 2) {
            digits.next(symbol(((content[i + high] & 0xFF) << 8) | (content[i + low] & 0xFF)));
        }
        return digits.hits;
    }

    private int hex(byte[] content, int offset) {
        Digits digits = new Digits();
        for (int i = offset; i + 1 < content.length; i += 2) {
            int high = Character.digit(content[i], 16);
            int low = Character.digit(content[i + 1], 16);
            digits.next(high < 0 || low < 0 ? OTHER : symbol((high << 4) | low));
        }
        return digits.hits;
    }

    private int base64(byte[] content) {
        int hits = 0;
        int start = 0;
        for (int i = 0; i <= content.length; i++) {
            if (i == content.length || !isBase64(content[i])) {
                for (int from = start; from < start + 4 && i - from >= SHORTEST_BASE64; from++) {
                    hits += text(decoded(content, from, (i - from) / 4 * 4));
                }
                start = i + 1;
            }
        }
        return hits;
    }

    private static byte[] decoded(byte[] content, int from, int length) {
        byte[] run = new byte[length];
        for (int i = 0; i < length; i++) {
            byte character = content[from + i];
            run[i] = character == '-' ? (byte) '+' : character == '_' ? (byte) '/' : character;
        }
        return Base64.getDecoder().decode(run);
    }

    private static boolean isBase64(byte value) {
        boolean digit = value >= '0' && value <= '9';
        boolean letter = (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
        return digit || letter || "+/-_".indexOf(value) >= 0;
    }

    private int integers(byte[] content) {
        int hits = 0;
        for (int i = 0; i + Long.BYTES <= content.length; i++) {
            if (content[i] == 0 && content[i + 1] == 0 && content[i + 2] == 0) {
                hits += isNumber(integer(content, i, 1)) ? 1 : 0;
            }
            if (content[i + 7] == 0 && content[i + 6] == 0 && content[i + 5] == 0) {
                hits += isNumber(integer(content, i + 7, -1)) ? 1 : 0;
            }
        }
        return hits;
    }

    // Small integers are everywhere; only those of twelve digits tell anything.
    private boolean isNumber(long value) {
        return value >= MODULUS / 10 && numbers.contains(value);
    }

    private static long integer(byte[] content, int first, int step) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << 8) | (content[first + i * step] & 0xFF);
        }
        return value;
    }

    private static int symbol(int character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        if (character >= '\uFF10' && character <= '\uFF19') {
            return character - '\uFF10';
        }
        return switch (character) {
            case ' ', '-', '\u00A0', '\u3000', '\u2212', '\uFF0D', '\u30FC' -> SEPARATOR;
            default -> character >= '\u2010' && character <= '\u2015' ? SEPARATOR : OTHER;
        };
    }

    private static int ms932(int first, int second) {
        if (first == 0x82 && second >= 0x4F && second <= 0x58) {
            return second - 0x4F;
        }
        boolean separator = first == 0x81 && (second == 0x40 || second == 0x5B || second == 0x7C);
        return separator ? SEPARATOR : OTHER;
    }
}

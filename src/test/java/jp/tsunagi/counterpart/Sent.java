package jp.tsunagi.counterpart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Eligibility files written by hand, line for line as the interface page has them. People are made up. */
final class Sent {
    static final String NAME = "SKK_139998_20261120_001.csv";
    static final String PAYER = "12016010";

    private Sent() {}

    static String recipientNumber(int person) {
        String body = "%06d".formatted(person);
        return body + lastDigit(d -> CheckDigits.modulus10(body + d));
    }

    static String personalNumber(int person) {
        String body = "%011d".formatted(20_000_000_000L + person * 7L);
        return body + lastDigit(d -> CheckDigits.personalNumber(body + d));
    }

    static String key(int person) {
        return PAYER + recipientNumber(person);
    }

    /** A good record of a difference file: a new recipient. */
    static String[] person(int person) {
        return ("D,02,01," + PAYER + "," + recipientNumber(person)
                        + ",,100001,1,01,1,A1,架空 花子,ｶｸｳ ﾊﾅｺ,,,2,,19600101,1000001,架空市一丁目1-1,"
                        + personalNumber(person)
                        + ",20261101,,,0,0,,0,0,0,1,")
                .replace("架空 花子", "架空\u3000花子")
                .split(",", -1);
    }

    /** The record with one item changed; the item is given by its place, from 1. */
    static String[] with(String[] record, int position, String value) {
        String[] changed = record.clone();
        changed[position - 1] = value;
        return changed;
    }

    static String line(String... items) {
        return String.join(",", items) + "\r\n";
    }

    static String difference(String name, String[]... records) {
        return file("02", name, List.of(records));
    }

    static String initialLoad(String name, String[]... records) {
        List<String[]> marked = new ArrayList<>();
        for (String[] record : records) {
            marked.add(with(record, 2, "01"));
        }
        return file("01", name, marked);
    }

    private static String file(String processingType, String name, List<String[]> records) {
        StringBuilder file = new StringBuilder(header(processingType, name));
        records.forEach(record -> file.append(line(record)));
        return file.append(trailer(records)).toString();
    }

    static String header(String processingType, String name) {
        return line("H", "01", processingType, "139998", "20261120060000", name);
    }

    static String trailer(List<String[]> records) {
        return line(
                "T", Integer.toString(records.size()), kind(records, "01"), kind(records, "02"), kind(records, "03"));
    }

    static void drop(Path folder, String name, String content) {
        drop(folder, name, content, StandardCharsets.UTF_8);
    }

    static void drop(Path folder, String name, String content, Charset charset) {
        drop(folder, name, content.getBytes(charset));
    }

    static void drop(Path folder, String name, byte[] content) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), content);
            Files.createFile(folder.resolve(name + ".done"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(List<String[]> records, String kind) {
        return Long.toString(
                records.stream().filter(record -> record[2].equals(kind)).count());
    }

    private static int lastDigit(IntPredicate fits) {
        return Arrays.stream(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
                .filter(fits)
                .findFirst()
                .orElseThrow();
    }
}

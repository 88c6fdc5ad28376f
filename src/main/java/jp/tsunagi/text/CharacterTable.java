package jp.tsunagi.text;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * A table of characters as an administrator keeps it: CSV in UTF-8, heading {@code source,target,note}, one character a
 * line, code points as {@code U+9AD9}, lines that begin with {@code #} for remarks.
 */
final class CharacterTable {
    private static final List<String> HEADING = List.of("source", "target", "note");
    private static final CharacterSet UTF_8 = CharacterSet.of(CharacterProfile.UTF_8);

    /** What a table is for; each has its own idea of a sound line. */
    enum Kind {
        /** 外字 of one source system. */
        GAIJI {
            @Override
            String objection(String source, String target) {
                return source.codePoints().anyMatch(CodePoints::isPrivateUse) || isVariationSequence(source)
                        ? ""
                        : "the source is an ordinary character; a 外字 is U+E000 to U+F8FF, or in plane 15 or 16, or a"
                                + " character with a variation selector";
            }
        },
        /** 縮退: what to write where a target does not have a character. */
        REDUCTION {
            @Override
            String objection(String source, String target) {
                if (!isOne(source) || CodePoints.isNeverWritten(source.codePointAt(0))) {
                    return "the source must be one visible character; 外字 belong in gaiji-<system>.csv";
                }
                return target.codePoints().anyMatch(CodePoints::isVariationSelector)
                        ? "the target has a variation selector; 縮退 leads to plain characters"
                        : "";
            }
        },
        /** Two code points that character sets use for one character. */
        TWINS {
            @Override
            String objection(String source, String target) {
                return isOne(source) && isOne(target) ? "" : "source and target must be one character each";
            }
        },
        /** Kana without a half-width form. */
        KANA {
            @Override
            String objection(String source, String target) {
                return Kana.isReplaceable(source, target)
                        ? ""
                        : "the source must be a kana without a half-width form, the target one with it";
            }
        };

        /** What is wrong with a line, or an empty text. */
        abstract String objection(String source, String target);
    }

    private CharacterTable() {}

    /**
     * Reads a table.
     *
     * @return what stands in the source column, to what stands in the target column
     * @throws HubException MAPPING_INVALID with file, line, what is wrong and how to mend it
     */
    static Map<String, String> load(Path file, Kind kind) {
        Map<String, String> rows = new LinkedHashMap<>();
        boolean heading = true;
        long good = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text(file))) {
            for (CsvRecord row : records) {
                if (heading) {
                    requireHeading(file, row);
                    heading = false;
                } else {
                    add(file, kind, row, rows);
                }
                good = row.getStartingLineNumber();
            }
        } catch (CsvParseException e) {
            throw new HubException(
                    ErrorCode.MAPPING_INVALID, file + ":" + (good + 1) + ": mend the quotes here or below", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (heading) {
            throw invalid(file, 1, "the heading is missing; the first line is source,target,note");
        }
        return rows;
    }

    /** A whole file of UTF-8, without the byte order mark that spreadsheets put in front. */
    static String text(Path file) {
        try {
            String text = UTF_8.decode(Files.readAllBytes(file));
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new HubException(
                    ErrorCode.MAPPING_INVALID,
                    file + " is missing; a table without lines still has its heading source,target,note",
                    e);
        } catch (IOException e) {
            throw new HubException(ErrorCode.MAPPING_INVALID, file + " cannot be read; look at its rights", e);
        } catch (HubException e) {
            throw new HubException(
                    ErrorCode.MAPPING_INVALID, file + " is not UTF-8 (" + e.detail() + "); save it as UTF-8", e);
        }
    }

    static HubException invalid(Path file, long line, String problem) {
        return new HubException(ErrorCode.MAPPING_INVALID, file + ":" + line + ": " + problem);
    }

    private static void requireHeading(Path file, CsvRecord row) {
        if (!row.getFields().equals(HEADING)) {
            throw invalid(file, row.getStartingLineNumber(), "the first line must be source,target,note");
        }
    }

    private static void add(Path file, Kind kind, CsvRecord row, Map<String, String> rows) {
        long line = row.getStartingLineNumber();
        if (row.getFieldCount() != HEADING.size()) {
            throw invalid(
                    file,
                    line,
                    "has " + row.getFieldCount()
                            + " columns instead of 3 (source,target,note); put quotes around a note" + " with a comma");
        }
        if (row.getField(2).indexOf('\n') >= 0) {
            throw invalid(file, line, "the note runs over several lines; close its quotes");
        }
        String source = cell(file, line, "source", row.getField(0));
        String target = cell(file, line, "target", row.getField(1));
        String objection = source.equals(target) ? "source and target are the same" : objection(kind, source, target);
        if (!objection.isEmpty()) {
            throw invalid(file, line, objection);
        }
        if (rows.putIfAbsent(source, target) != null) {
            throw invalid(file, line, CodePoints.format(source) + " stands above already; keep one of the two lines");
        }
    }

    private static String objection(Kind kind, String source, String target) {
        boolean unfit = target.codePoints().anyMatch(CodePoints::isNeverWritten);
        return unfit ? "the target holds a control or private-use character" : kind.objection(source, target);
    }

    private static String cell(Path file, long line, String column, String cell) {
        if (cell.isBlank()) {
            throw invalid(file, line, column + " is empty; write a code point such as U+9AD9");
        }
        try {
            return CodePoints.parse(cell);
        } catch (IllegalArgumentException e) {
            throw new HubException(
                    ErrorCode.MAPPING_INVALID, file + ":" + line + ": " + column + " " + e.getMessage(), e);
        }
    }

    private static boolean isOne(String text) {
        return text.codePointCount(0, text.length()) == 1;
    }

    private static boolean isVariationSequence(String text) {
        return !isOne(text)
                && !CodePoints.isVariationSelector(text.codePointAt(0))
                && CodePoints.isVariationSelector(text.codePointBefore(text.length()));
    }
}

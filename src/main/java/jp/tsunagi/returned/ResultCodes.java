package jp.tsunagi.returned;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** The list of 処理結果コード, {@code mappings/codes/result-codes.csv}. */
public final class ResultCodes {
    private static final List<String> TITLES = List.of("code", "level", "ja", "en", "action");

    /** The one code that says a record was accepted. */
    private static final String ACCEPTED = "0000";

    private final Map<String, ResultCode> codes;

    private ResultCodes(Map<String, ResultCode> codes) {
        this.codes = codes;
    }

    static boolean isAccepted(String code) {
        return ACCEPTED.equals(code);
    }

    /**
     * Reads the list.
     *
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} with file and line
     */
    public static ResultCodes read(Path file) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(file)) {
            Map<String, ResultCode> codes = new LinkedHashMap<>();
            boolean first = true;
            for (CsvRecord row : reader) {
                if (first) {
                    checkTitles(file, row);
                    first = false;
                } else {
                    add(file, row, codes);
                }
            }
            if (codes.isEmpty()) {
                throw invalid(file, 1, "no codes; the first line must be " + String.join(",", TITLES), null);
            }
            return new ResultCodes(codes);
        } catch (CsvParseException e) {
            throw invalid(file, 1, "not readable as CSV; look for a quote that is not closed", e);
        } catch (IOException | UncheckedIOException e) {
            throw invalid(file, 1, "cannot be read; put the list there, in UTF-8", e);
        }
    }

    private static void checkTitles(Path file, CsvRecord row) {
        if (!row.getFields().equals(TITLES)) {
            throw invalid(file, row, "the first line must be " + String.join(",", TITLES));
        }
    }

    private static void add(Path file, CsvRecord row, Map<String, ResultCode> codes) {
        if (row.getFieldCount() != TITLES.size()) {
            throw invalid(
                    file, row, "a line has " + TITLES.size() + " columns; put a text that holds a comma in quotes");
        }
        if (row.getFields().stream().anyMatch(String::isBlank)) {
            throw invalid(file, row, "a column is empty; fill it in");
        }
        ResultCode code =
                new ResultCode(row.getField(0), level(file, row), row.getField(2), row.getField(3), row.getField(4));
        if (!code.code().matches("[0-9A-Z]{4}")) {
            throw invalid(file, row, "code '" + code.code() + "' is not 4 digits or capital letters");
        }
        if (codes.putIfAbsent(code.code(), code) != null) {
            throw invalid(file, row, "code '" + code.code() + "' stands twice; keep one line");
        }
    }

    private static ResultCode.Level level(Path file, CsvRecord row) {
        return switch (row.getField(1)) {
            case "record" -> ResultCode.Level.RECORD;
            case "file" -> ResultCode.Level.FILE;
            default -> throw invalid(file, row, "unknown level '" + row.getField(1) + "'; write record or file");
        };
    }

    private static HubException invalid(Path file, CsvRecord row, String what) {
        return invalid(file, row.getStartingLineNumber(), what, null);
    }

    private static HubException invalid(Path file, long line, String what, Exception cause) {
        return new HubException(ErrorCode.MAPPING_INVALID, file + ":" + line + ": " + what, cause);
    }

    public Optional<ResultCode> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** All codes in the order of the list. */
    public Collection<ResultCode> all() {
        return Collections.unmodifiableCollection(codes.values());
    }
}

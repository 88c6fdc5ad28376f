package jp.tsunagi.checkup;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** A table of {@code mappings/checkup/}: CSV in UTF-8, titles in the first line. */
final class CsvTable {
    private CsvTable() {}

    /**
     * The lines below the titles.
     *
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} with file and line
     */
    static List<Row> read(Path file, List<String> titles) {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(file)) {
            for (CsvRecord line : reader) {
                rows.add(new Row(file, line.getStartingLineNumber(), titles, line.getFields()));
            }
        } catch (CsvParseException e) {
            throw invalid(file, 1, "not readable as CSV; look for a quote that is not closed", e);
        } catch (IOException | UncheckedIOException e) {
            throw invalid(file, 1, "cannot be read; put the table there, in UTF-8", e);
        }
        if (rows.isEmpty() || !rows.get(0).fields().equals(titles)) {
            throw invalid(file, 1, "the first line must be " + String.join(",", titles), null);
        }
        rows.remove(0);
        for (Row row : rows) {
            if (row.fields().size() != titles.size()) {
                throw row.invalid("a line has " + titles.size() + " columns; put a text that holds a comma in quotes");
            }
        }
        return rows;
    }

    private static HubException invalid(Path file, long line, String what, Exception cause) {
        return new HubException(ErrorCode.MAPPING_INVALID, file + ":" + line + ": " + what, cause);
    }

    /** One line of a table. */
    record Row(Path file, long line, List<String> titles, List<String> fields) {
        String get(String title) {
            return fields.get(titles.indexOf(title));
        }

        /** The words of a column, which are parted by blanks. */
        List<String> words(String title) {
            String field = get(title);
            return field.isEmpty() ? List.of() : List.of(field.split(" +"));
        }

        HubException invalid(String what) {
            return CsvTable.invalid(file, line, what, null);
        }
    }
}

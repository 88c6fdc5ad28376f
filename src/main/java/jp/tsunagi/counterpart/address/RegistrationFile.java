package jp.tsunagi.counterpart.address;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.counterpart.CsvLine;
import jp.tsunagi.counterpart.FileRefused;
import jp.tsunagi.counterpart.Forms;
import jp.tsunagi.counterpart.LineReader;
import jp.tsunagi.counterpart.Refusal;

/**
 * A 生活保護住登外情報 file read from its first line to its last. Whoever has read it to the end without a refusal knows that it
 * is whole: layout, character set and counts are right.
 */
final class RegistrationFile implements Closeable {
    private static final int HEADER_ITEMS = 6;
    private static final int TRAILER_ITEMS = 5;

    private final LineReader lines;
    private final int[] countsByKind = new int[4];
    private String processingType = "";
    private int count;

    private RegistrationFile(LineReader lines) {
        this.lines = lines;
    }

    static RegistrationFile open(Path path) throws IOException, FileRefused {
        RegistrationFile file = new RegistrationFile(
                new LineReader(new BufferedInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8));
        try {
            file.header(path.getFileName().toString());
            return file;
        } catch (IOException | FileRefused e) {
            file.close();
            throw e;
        }
    }

    /** {@code 01} initial load, {@code 02} difference. */
    String processingType() {
        return processingType;
    }

    /** The next record; empty once the last line and the counts in it have been found right. */
    Optional<RegistrationRecord> next() throws IOException, FileRefused {
        List<String> items = line();
        if (items.get(0).equals("T")) {
            trailer(items);
            return Optional.empty();
        }
        require(items.get(0).equals("D") && items.size() == RegistrationItem.ALL.size(), Refusal.F002);
        RegistrationRecord record = new RegistrationRecord(++count, items);
        countsByKind[kind(record)]++;
        return Optional.of(record);
    }

    private void header(String name) throws IOException, FileRefused {
        List<String> header = line();
        require(header.size() == HEADER_ITEMS, Refusal.F002);
        require(header.get(0).equals("H") && header.get(1).equals("01"), Refusal.F002);
        require(RegistrationItem.PROCESSING_TYPE.accepts(header.get(2)), Refusal.F002);
        require(Forms.digits(6).test(header.get(3)) && Forms.time(header.get(4)), Refusal.F002);
        require(header.get(5).equals(name), Refusal.F002);
        require(name.matches("JTG_" + header.get(3) + "_[0-9]{8}_[0-9]{3}\\.csv"), Refusal.F002);
        processingType = header.get(2);
    }

    private void trailer(List<String> trailer) throws IOException, FileRefused {
        require(trailer.size() == TRAILER_ITEMS, Refusal.F002);
        int[] found = {count, countsByKind[1], countsByKind[2], countsByKind[3]};
        boolean fits = true;
        for (int i = 0; i < found.length; i++) {
            String stated = trailer.get(i + 1);
            require(stated.matches("[0-9]{1,9}"), Refusal.F002);
            fits &= Integer.parseInt(stated) == found[i];
        }
        require(lines.next().isEmpty(), Refusal.F002);
        require(fits, Refusal.F001);
    }

    /** 異動種別 as 1 to 3; 0 for a value outside the list, which rejects the record later. */
    private static int kind(RegistrationRecord record) {
        String type = record.get(RegistrationItem.CHANGE_TYPE);
        return RegistrationItem.CHANGE_TYPE.accepts(type) ? type.charAt(1) - '0' : 0;
    }

    private List<String> line() throws IOException, FileRefused {
        return CsvLine.split(lines.next().orElseThrow(() -> new FileRefused(Refusal.F002)));
    }

    private static void require(boolean condition, Refusal otherwise) throws FileRefused {
        if (!condition) {
            throw new FileRefused(otherwise);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

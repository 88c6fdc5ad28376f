package jp.tsunagi.counterpart;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * A file of one kind of records read from its first line to its last. Whoever has read it to the end without a refusal
 * knows that it is whole: layout, character set and counts are right.
 */
final class SentFile implements Closeable {
    private static final int HEADER_ITEMS = 6;
    private static final int TRAILER_ITEMS = 5;

    private final LineReader lines;
    private final RecordKind kind;
    private final String processingType;
    private final int[] countsByChange = new int[4];
    private int count;
    private boolean finished;

    /** @param name the file's real name, which its first line must repeat */
    SentFile(InputStream in, RecordKind kind, Charset charset, String name) throws IOException, FileRefused {
        this.lines = new LineReader(in, charset);
        this.kind = kind;
        this.processingType = processingType(line(), name);
    }

    /** {@code 01} initial load, {@code 02} difference. */
    String processingType() {
        return processingType;
    }

    /** The next record; empty once the last line and the counts in it have been found right. */
    Optional<SentRecord> next() throws IOException, FileRefused {
        if (finished) {
            return Optional.empty();
        }
        List<String> items = line();
        if (items.get(0).equals("T")) {
            finish(items);
            return Optional.empty();
        }
        require(items.get(0).equals("D") && items.size() == kind.items().size(), Refusal.F002);
        SentRecord record = new SentRecord(kind, ++count, items);
        countsByChange[change(record)]++;
        return Optional.of(record);
    }

    private String processingType(List<String> header, String name) throws FileRefused {
        require(header.size() == HEADER_ITEMS, Refusal.F002);
        require(header.get(0).equals("H") && header.get(1).equals("01"), Refusal.F002);
        require(kind.processingType().accepts(header.get(2)), Refusal.F002);
        require(Forms.digits(6).test(header.get(3)) && Forms.time(header.get(4)), Refusal.F002);
        require(header.get(5).equals(name), Refusal.F002);
        return header.get(2);
    }

    private void finish(List<String> trailer) throws IOException, FileRefused {
        require(trailer.size() == TRAILER_ITEMS, Refusal.F002);
        int[] found = {count, countsByChange[1], countsByChange[2], countsByChange[3]};
        boolean fits = true;
        for (int i = 0; i < found.length; i++) {
            String stated = trailer.get(i + 1);
            require(stated.matches("[0-9]{1,9}"), Refusal.F002);
            fits &= Integer.parseInt(stated) == found[i];
        }
        require(lines.next().isEmpty(), Refusal.F002);
        require(fits, Refusal.F001);
        finished = true;
    }

    /** 異動種別 as 1 to 3; 0 for a value outside the list, which rejects the record later. */
    private int change(SentRecord record) {
        String type = record.get(kind.changeType());
        return kind.changeType().accepts(type) ? type.charAt(1) - '0' : 0;
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

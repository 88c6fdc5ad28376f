package jp.tsunagi.intake;

import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Inbound;
import jp.tsunagi.files.Layouts;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.layout.LayoutFile;
import jp.tsunagi.layout.LayoutFileReader;
import jp.tsunagi.layout.Line;
import jp.tsunagi.register.FileRule;

/** The lines of an arrived file, with or without a first and a last line of its own. */
final class IncomingLines implements Iterator<Line<?>> {
    private static final String LAYOUT_VERSION = "01";

    private final Iterator<? extends Line<?>> lines;
    private final Optional<Frame<?, ?>> framed;
    private final NumberScan scan;
    private long read;

    private IncomingLines(Iterator<? extends Line<?>> lines, Optional<Frame<?, ?>> framed, NumberScan scan) {
        this.lines = lines;
        this.framed = framed;
        this.scan = scan;
    }

    /**
     * Opens the file and reads its first line.
     *
     * @param check says which columns hold numbers that are no personal numbers
     * @throws HubException WRONG_MUNICIPALITY, LAYOUT_MISMATCH, WRONG_FILE_NAME by the first line, or what is wrong with the file at its beginning; REGISTER_INVALID for a
     *     layout with only one of a first and a last line
     */
    static IncomingLines open(Inbound inbound, String municipalityCode, LineCheck<?> check) {
        FileRule rule = inbound.linkage().fileRule();
        Layout<?> layout = Layouts.received(rule);
        NumberScan scan = new NumberScan(layout, check);
        Optional<Layout<?>> header = Layouts.header(rule);
        Optional<Layout<?>> trailer = Layouts.trailer(rule);
        if (header.isEmpty() && trailer.isEmpty()) {
            return new IncomingLines(layout.reader(inbound.content(), scan), Optional.empty(), scan);
        }
        if (header.isEmpty() || trailer.isEmpty()) {
            throw new HubException(
                    ErrorCode.REGISTER_INVALID,
                    inbound.linkage().id() + ": a first line without a last one, or the other way round");
        }
        Frame<?, ?> frame = frame(new LayoutFile<>(header.get(), layout, trailer.get()), inbound, scan);
        frame.check(inbound, municipalityCode);
        return new IncomingLines(frame.lines(), Optional.of(frame), scan);
    }

    private static <H, T> Frame<H, T> frame(LayoutFile<H, ?, T> file, Inbound inbound, NumberScan scan) {
        return new Frame<>(file, file.read(inbound.content(), scan));
    }

    /** The first and the last line, whose items are known by the names of their fields. */
    private record Frame<H, T>(LayoutFile<H, ?, T> file, LayoutFileReader<H, ?, T> lines) {
        void check(Inbound inbound, String municipalityCode) {
            agree("municipalityCode", municipalityCode, ErrorCode.WRONG_MUNICIPALITY);
            Map<String, String> fixed = new LinkedHashMap<>(constants(file.header()));
            fixed.putIfAbsent("layoutVersion", LAYOUT_VERSION);
            fixed.forEach((field, value) -> agree(field, value, ErrorCode.LAYOUT_MISMATCH));
            agree("fileName", inbound.file().name(), ErrorCode.WRONG_FILE_NAME);
        }

        private void agree(String field, String expected, ErrorCode code) {
            agree(file.header(), lines.header(), field, expected, code);
        }

        private <L> void agree(Layout<L> layout, L line, String field, String expected, ErrorCode code) {
            if (layout.value(line, field)
                    .filter(value -> !value.equals(expected))
                    .isPresent()) {
                throw new HubException(code, "line " + lines.lineNumber() + ", " + field);
            }
        }

        /** What always stands in the columns of a layout file. */
        private static Map<String, String> constants(Layout<?> layout) {
            Map<String, String> constants = new LinkedHashMap<>();
            layout.rows()
                    .ifPresent(rows -> rows.columns()
                            .forEach(column -> column.constant()
                                    .ifPresent(value ->
                                            constants.put(column.column().field(), value))));
            return constants;
        }

        Optional<LocalDateTime> createdAt() {
            return file.header().value(lines.header(), "createdAt").map(LocalDateTime.class::cast);
        }

        void checkEnd(long read) {
            constants(file.trailer())
                    .forEach((field, value) ->
                            agree(file.trailer(), lines.trailer(), field, value, ErrorCode.LAYOUT_MISMATCH));
            file.trailer().value(lines.trailer(), "recordCount").ifPresent(stated -> {
                if (((Integer) stated).longValue() != read) {
                    throw new HubException(
                            ErrorCode.COUNT_MISMATCH,
                            "line " + lines.lineNumber() + ", recordCount: " + stated + " stated, " + read + " found");
                }
            });
        }
    }

    /** When the file was made, where its first line says so. */
    Optional<LocalDateTime> createdAt() {
        return framed.flatMap(Frame::createdAt);
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    @Override
    public Line<?> next() {
        read++;
        Line<?> line = lines.next();
        scan.confirm(line);
        return line;
    }

    /**
     * Holds the last line against what was read. To be called when all lines are read.
     *
     * @throws HubException COUNT_MISMATCH, LAYOUT_MISMATCH
     */
    void checkCount() {
        framed.ifPresent(frame -> frame.checkEnd(read));
    }
}

package jp.tsunagi.intake;

import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.Optional;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Formats;
import jp.tsunagi.files.Inbound;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.layout.LayoutFile;
import jp.tsunagi.layout.LayoutFileReader;
import jp.tsunagi.layout.Line;
import jp.tsunagi.register.FileRule;

/** The lines of an arrived file, with or without a first and a last line of its own. */
final class IncomingLines implements Iterator<Line<?>> {
    private static final String LAYOUT_VERSION = "01";

    private final Iterator<? extends Line<?>> lines;
    private final Optional<LayoutFileReader<DeliveryHeader, ?, DeliveryTrailer>> framed;
    private final NumberScan scan;
    private long read;

    private IncomingLines(
            Iterator<? extends Line<?>> lines,
            Optional<LayoutFileReader<DeliveryHeader, ?, DeliveryTrailer>> framed,
            NumberScan scan) {
        this.lines = lines;
        this.framed = framed;
        this.scan = scan;
    }

    /**
     * Opens the file and reads its first line.
     *
     * @param check says which columns hold numbers that are no personal numbers
     * @throws HubException WRONG_MUNICIPALITY, LAYOUT_MISMATCH, WRONG_FILE_NAME by the first line, or what is wrong with the file at its beginning; REGISTER_INVALID for a
     *     layout with other first and last lines than {@link DeliveryHeader} and {@link DeliveryTrailer}
     */
    static IncomingLines open(Inbound inbound, String municipalityCode, LineCheck<?> check) {
        FileRule rule = inbound.linkage().fileRule();
        InputStream content = inbound.content();
        Class<?> record = rule.layout().record();
        Layout<?> layout = Layout.of(record).with(Formats.ofRecords(rule));
        NumberScan scan = new NumberScan(layout, check);
        if (rule.layout().header().isEmpty() && rule.layout().trailer().isEmpty()) {
            return new IncomingLines(layout.reader(content, scan), Optional.empty(), scan);
        }
        if (rule.layout().header().filter(DeliveryHeader.class::equals).isEmpty()
                || rule.layout().trailer().filter(DeliveryTrailer.class::equals).isEmpty()) {
            throw new HubException(
                    ErrorCode.REGISTER_INVALID,
                    inbound.linkage().id() + ": header and trailer are not " + DeliveryHeader.class.getName() + " and "
                            + DeliveryTrailer.class.getName());
        }
        var reader = LayoutFile.of(DeliveryHeader.class, record, DeliveryTrailer.class, Formats.ofRecords(rule))
                .read(content, scan);
        check(reader.header(), inbound, municipalityCode);
        return new IncomingLines(reader, Optional.of(reader), scan);
    }

    private static void check(DeliveryHeader header, Inbound inbound, String municipalityCode) {
        agree(header.getMunicipalityCode().equals(municipalityCode), ErrorCode.WRONG_MUNICIPALITY, "municipalityCode");
        agree(header.getLayoutVersion().equals(LAYOUT_VERSION), ErrorCode.LAYOUT_MISMATCH, "layoutVersion");
        agree(header.getFileName().equals(inbound.file().name()), ErrorCode.WRONG_FILE_NAME, "fileName");
    }

    private static void agree(boolean agrees, ErrorCode code, String field) {
        if (!agrees) {
            throw new HubException(code, "line 1, " + field);
        }
    }

    /** When the file was made, where its first line says so. */
    Optional<LocalDateTime> createdAt() {
        return framed.map(reader -> reader.header().getCreatedAt());
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
     * Compares the count of the last line with what was read. To be called when all lines are read.
     *
     * @throws HubException COUNT_MISMATCH
     */
    void checkCount() {
        framed.ifPresent(reader -> {
            long stated = reader.trailer().getRecordCount();
            if (stated != read) {
                throw new HubException(
                        ErrorCode.COUNT_MISMATCH,
                        "line " + reader.lineNumber() + ", recordCount: " + stated + " stated, " + read + " found");
            }
        });
    }
}

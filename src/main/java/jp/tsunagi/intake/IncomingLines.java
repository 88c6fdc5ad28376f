package jp.tsunagi.intake;

import java.io.InputStream;
import java.nio.CharBuffer;
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
import jp.tsunagi.layout.LineScan;
import jp.tsunagi.numbers.PersonalNumberScan;
import jp.tsunagi.register.FileRule;

/** The lines of an arrived file, with or without a first and a last line of its own. */
final class IncomingLines implements Iterator<Line<?>> {
    private static final String LAYOUT_VERSION = "01";

    private final Iterator<? extends Line<?>> lines;
    private final Optional<LayoutFileReader<DeliveryHeader, ?, DeliveryTrailer>> framed;
    private long read;

    private IncomingLines(
            Iterator<? extends Line<?>> lines, Optional<LayoutFileReader<DeliveryHeader, ?, DeliveryTrailer>> framed) {
        this.lines = lines;
        this.framed = framed;
    }

    /**
     * Opens the file and reads its first line.
     *
     * @throws HubException WRONG_MUNICIPALITY, or what is wrong with the file at its beginning; REGISTER_INVALID for a
     *     layout with other first and last lines than {@link DeliveryHeader} and {@link DeliveryTrailer}
     */
    static IncomingLines open(Inbound inbound, String municipalityCode) {
        FileRule rule = inbound.linkage().fileRule();
        InputStream content = inbound.content();
        LineScan scan = IncomingLines::refusePersonalNumber;
        Class<?> record = rule.layout().record();
        if (rule.layout().header().isEmpty() && rule.layout().trailer().isEmpty()) {
            return new IncomingLines(
                    Layout.of(record).with(Formats.ofRecords(rule)).reader(content, scan), Optional.empty());
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
        return new IncomingLines(reader, Optional.of(reader));
    }

    private static void check(DeliveryHeader header, Inbound inbound, String municipalityCode) {
        agree("municipalityCode", header.getMunicipalityCode().equals(municipalityCode));
        agree("layoutVersion", header.getLayoutVersion().equals(LAYOUT_VERSION));
        agree("fileName", header.getFileName().equals(inbound.file().name()));
    }

    private static void agree(String field, boolean agrees) {
        if (!agrees) {
            throw new HubException(ErrorCode.WRONG_MUNICIPALITY, "line 1, " + field);
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
        return lines.next();
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

    // S1: what comes back carries no personal number.
    private static void refusePersonalNumber(long line, char[] characters, int length) {
        if (PersonalNumberScan.found(CharBuffer.wrap(characters, 0, length))) {
            throw new HubException(ErrorCode.PERSONAL_NUMBER_RETURNED, "line " + line);
        }
    }
}

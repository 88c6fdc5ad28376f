package jp.tsunagi.layout;

import java.io.InputStream;
import java.util.List;

/**
 * The layouts of a whole file: first line ({@code H}), data lines ({@code D}), last line ({@code T}), told apart by their first
 * value. The format's columns are those of the data lines; titles, if any, stand between the first line and the data.
 */
public record LayoutFile<H, R, T>(Layout<H> header, Layout<R> record, Layout<T> trailer) {
    /** The layouts of the three classes, all in one format. */
    public static <H, R, T> LayoutFile<H, R, T> of(
            Class<H> header, Class<R> record, Class<T> trailer, FileFormat format) {
        FileFormat frame = new FileFormat(
                format.charset(), format.lineEnd(), format.quoting(), format.separator(), false, List.of());
        return new LayoutFile<>(
                Layout.of(header).with(frame),
                Layout.of(record).with(format),
                Layout.of(trailer).with(frame));
    }

    /** Opens a file: see {@link LayoutFileReader}. */
    public LayoutFileReader<H, R, T> read(InputStream in) {
        return read(in, LineScan.NONE);
    }

    /** Opens a file and shows each line to the scan before it is read. */
    public LayoutFileReader<H, R, T> read(InputStream in, LineScan scan) {
        return new LayoutFileReader<>(this, in, scan);
    }
}

package jp.tsunagi.layout;

import java.io.InputStream;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The layouts of a whole file: first line ({@code H}), data lines ({@code D}), last line ({@code T}), told apart by
 * their first value. The format's columns are those of the data lines; titles, if any, stand between the first line and
 * the data.
 */
public record LayoutFile<H, R, T>(Layout<H> header, Layout<R> record, Layout<T> trailer) {
    /**
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} if a layout does not begin with a record type of one
     *     character, or their lines could not stand in one file
     */
    public LayoutFile {
        for (Layout<?> layout : List.of(header, record, trailer)) {
            Column first = layout.columns().get(0);
            if (first.type() != ColumnType.TEXT || first.maxLength() != 1) {
                throw invalid(layout, "first column is no record type");
            }
            FileFormat format = layout.format();
            FileFormat common = record.format();
            if (!format.charset().equals(common.charset())
                    || format.lineEnd() != common.lineEnd()
                    || format.separator() != common.separator()) {
                throw invalid(layout, "another format than the data lines");
            }
        }
    }

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

    private static HubException invalid(Layout<?> layout, String reason) {
        return new HubException(ErrorCode.MAPPING_INVALID, layout.name() + ": " + reason);
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

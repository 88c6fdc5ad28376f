package jp.tsunagi.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;
import org.apache.camel.Exchange;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.ObjectHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * A layout as a Camel data format: {@code marshal} writes the records of the body (one, an iterable or an iterator),
 * {@code unmarshal} reads data lines to a list. Takes the place of Bindy's own data format.
 */
public final class LayoutDataFormat extends ServiceSupport implements DataFormat {
    private static final int CHUNK = 65_536;

    private final Function<Exchange, Layout<?>> layouts;

    /** @param layouts answers in which layout an exchange's records are written or read */
    public LayoutDataFormat(Function<Exchange, Layout<?>> layouts) {
        this.layouts = layouts;
    }

    /** @throws HubException as {@link RecordWriter#write} */
    @Override
    public void marshal(Exchange exchange, Object graph, OutputStream stream) throws IOException {
        write(layouts.apply(exchange), graph, stream);
    }

    /** @throws HubException with the line and the first finding of a bad line, or as {@link RecordReader} */
    @Override
    public Object unmarshal(Exchange exchange, InputStream stream) {
        return read(layouts.apply(exchange), stream);
    }

    private static <T> void write(Layout<T> layout, Object graph, OutputStream stream) throws IOException {
        RecordWriter<T> writer = layout.writer();
        if (layout.format().columnTitles()) {
            writer.writeTitles();
        }
        Iterator<?> records = ObjectHelper.createIterator(graph);
        while (records.hasNext()) {
            writer.write(layout.recordClass().cast(records.next()));
            if (writer.size() >= CHUNK) {
                writer.writeTo(stream);
            }
        }
        writer.writeTo(stream);
    }

    private static <T> List<T> read(Layout<T> layout, InputStream stream) {
        List<T> records = new ArrayList<>();
        RecordReader<T> reader = layout.reader(stream);
        while (reader.hasNext()) {
            Line<T> line = reader.next();
            if (!line.isGood()) {
                Finding first = line.findings().get(0);
                String note = (first.field() + " " + first.note()).strip();
                throw new HubException(first.code(), "line " + line.number() + ": " + note);
            }
            records.add(line.record());
        }
        return records;
    }
}

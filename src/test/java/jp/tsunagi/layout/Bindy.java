package jp.tsunagi.layout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.dataformat.bindy.BindyAbstractDataFormat;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.apache.camel.dataformat.bindy.fixed.BindyFixedLengthDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** Bindy itself, the reference that the codec is compared with. */
final class Bindy<T> implements AutoCloseable {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final BindyAbstractDataFormat format;

    private Bindy(BindyAbstractDataFormat format) {
        this.format = format;
        format.setCamelContext(context);
        format.setUnwrapSingleInstance(false);
        format.setAllowEmptyStream(true);
        format.setDefaultValueStringAsNull(true);
        context.start();
        format.start();
    }

    static <T> Bindy<T> csv(Class<T> type) {
        return new Bindy<>(new BindyCsvDataFormat(type));
    }

    static <T> Bindy<T> fixed(Class<T> type) {
        return new Bindy<>(new BindyFixedLengthDataFormat(type));
    }

    byte[] write(List<T> records) throws Exception {
        return write(records, StandardCharsets.UTF_8);
    }

    byte[] write(List<T> records, Charset charset) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.marshal(exchange(charset), records, out);
        return out.toByteArray();
    }

    @SuppressWarnings("unchecked")
    List<T> read(byte[] file) throws Exception {
        return (List<T>) format.unmarshal(exchange(StandardCharsets.UTF_8), new ByteArrayInputStream(file));
    }

    private Exchange exchange(Charset charset) {
        Exchange exchange = new DefaultExchange(context);
        exchange.setProperty(Exchange.CHARSET_NAME, charset.name());
        return exchange;
    }

    @Override
    public void close() throws IOException {
        format.stop();
        context.close();
    }
}

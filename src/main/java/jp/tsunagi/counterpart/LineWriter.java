package jp.tsunagi.counterpart;

import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;

/** Lines with their ends. */
final class LineWriter {
    private final BufferedWriter out;

    LineWriter(BufferedWriter out) {
        this.out = out;
    }

    void line(List<String> values) throws IOException {
        out.write(CsvLine.join(values));
        out.write("\r\n");
    }
}

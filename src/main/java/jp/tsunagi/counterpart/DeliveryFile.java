package jp.tsunagi.counterpart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.counterpart.DeliverySource.Entry;

/** The file of one delivery. Written again for the same delivery it has the same bytes. */
final class DeliveryFile {
    private final Delivery delivery;
    private final DeliverySource source;
    private final TerminalSettings settings;
    private int count;

    DeliveryFile(Delivery delivery, DeliverySource source, TerminalSettings settings) {
        this.delivery = delivery;
        this.source = source;
        this.settings = settings;
    }

    void write(LineWriter lines) throws IOException {
        lines.line(List.of(
                "H",
                "01",
                settings.municipalityCode(),
                delivery.createdAt().format(PublishedFile.TIME),
                delivery.fileName()));
        long last = delivery.after();
        List<Entry> page = source.entries(delivery, last);
        while (!page.isEmpty()) {
            for (Entry entry : page) {
                List<String> values = new ArrayList<>(List.of("D"));
                values.addAll(entry.values());
                lines.line(values);
                last = entry.number();
            }
            count += page.size();
            page = source.entries(delivery, last);
        }
        lines.line(List.of("T", Integer.toString(count)));
    }

    /** Lines of data written. */
    int count() {
        return count;
    }
}

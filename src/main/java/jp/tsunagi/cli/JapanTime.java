package jp.tsunagi.cli;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import jp.tsunagi.HubConfiguration;

/** Times as the office's clock shows them. */
final class JapanTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(HubConfiguration.ZONE);

    private JapanTime() {}

    static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}

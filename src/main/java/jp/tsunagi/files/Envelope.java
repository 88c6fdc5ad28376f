package jp.tsunagi.files;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.RunKind;

/**
 * What the first and the last line of a file may say. Their layouts say which of the items they carry, by the names of their
 * fields; so a new linkage's envelope is a layout and nothing more.
 */
final class Envelope {
    private static final String LAYOUT_VERSION = "01";

    private Envelope() {}

    static Map<String, Object> header(Outbound outbound, String municipalityCode, ZoneId zone) {
        Map<String, Object> items = new LinkedHashMap<>();
        items.put("recordType", "H");
        items.put("layoutVersion", LAYOUT_VERSION);
        items.put("processingType", processingType(outbound.run().kind()));
        items.put("municipalityCode", municipalityCode);
        items.put("createdAt", LocalDateTime.ofInstant(outbound.run().openedAt(), zone));
        items.put("fileName", outbound.plainName());
        return items;
    }

    static Map<String, Object> trailer(Outbound outbound) {
        Map<String, Object> items = new LinkedHashMap<>();
        items.put("recordType", "T");
        items.put("recordCount", outbound.records());
        items.put("newCount", outbound.changes(Change.NEW));
        items.put("changedCount", outbound.changes(Change.CHANGED));
        items.put("endedCount", outbound.changes(Change.ENDED));
        return items;
    }

    /** 処理種別コード: 01 initial load, 02 difference. */
    static String processingType(RunKind kind) {
        return kind == RunKind.FULL ? "01" : "02";
    }
}

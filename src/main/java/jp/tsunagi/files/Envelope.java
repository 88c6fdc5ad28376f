package jp.tsunagi.files;

import java.lang.reflect.InvocationTargetException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.RunKind;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * Fills the first and the last line of a file. Their record classes say which of the known items they carry, by the names
 * of their fields; so a new linkage's envelope is a record class and nothing more.
 */
final class Envelope {
    private static final String LAYOUT_VERSION = "01";

    private Envelope() {}

    static Object header(Class<?> type, Outbound outbound, String municipalityCode, ZoneId zone) {
        Map<String, Object> items = new LinkedHashMap<>();
        items.put("recordType", "H");
        items.put("layoutVersion", LAYOUT_VERSION);
        items.put("processingType", processingType(outbound.run().kind()));
        items.put("municipalityCode", municipalityCode);
        items.put("createdAt", LocalDateTime.ofInstant(outbound.run().openedAt(), zone));
        items.put("fileName", outbound.plainName());
        return fill(type, items);
    }

    static Object trailer(Class<?> type, Outbound outbound) {
        Map<String, Object> items = new LinkedHashMap<>();
        items.put("recordType", "T");
        items.put("recordCount", outbound.records());
        items.put("newCount", outbound.changes(Change.NEW));
        items.put("changedCount", outbound.changes(Change.CHANGED));
        items.put("endedCount", outbound.changes(Change.ENDED));
        return fill(type, items);
    }

    /** 処理種別コード: 01 initial load, 02 difference. */
    static String processingType(RunKind kind) {
        return kind == RunKind.FULL ? "01" : "02";
    }

    private static Object fill(Class<?> type, Map<String, Object> items) {
        try {
            BeanWrapper line = PropertyAccessorFactory.forBeanPropertyAccess(
                    type.getDeclaredConstructor().newInstance());
            items.forEach((name, value) -> {
                if (line.isWritableProperty(name)) {
                    line.setPropertyValue(name, value);
                }
            });
            return line.getWrappedInstance();
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new HubException(ErrorCode.REGISTER_INVALID, type.getName() + " cannot be made", e);
        }
    }
}

package jp.tsunagi.counterpart.screening;

import static jp.tsunagi.counterpart.screening.DocumentFault.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries of one document: single items, groups of items (一連検査), and what items say of one another. */
final class SectionCheck {
    private static final int CODE_LENGTH = 17;
    private static final String HOURS_SINCE_MEAL = "9N141000000000011";
    private static final List<String> FASTING = List.of("3F0150000", "3D0100000");
    private static final List<String> ANY_TIME = List.of("3F0151299", "3D0101299");

    private final CheckupItems items;
    private final Map<String, String> codedValues = new HashMap<>();

    private SectionCheck(CheckupItems items) {
        this.items = items;
    }

    static Optional<DocumentFault> check(XmlElement section, CheckupItems items) {
        SectionCheck check = new SectionCheck(items);
        for (XmlElement entry : section.all("entry")) {
            Optional<DocumentFault> fault = check.entry(entry);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return check.meals();
    }

    private Optional<DocumentFault> entry(XmlElement entry) {
        Optional<XmlElement> observation =
                entry.order().equals("observation ") ? entry.child("observation") : Optional.empty();
        if (observation.isEmpty()) {
            return when(true, DocumentRejection.S003);
        }
        boolean group = observation.get().at("code", code -> code.has("nullFlavor", "NA"));
        return group ? group(observation.get()) : item(observation.get(), "", "");
    }

    /** All items of a group belong to the same one, and each stands there as what it is. */
    private Optional<DocumentFault> group(XmlElement parent) {
        if (!parent.order().matches("code (entryRelationship )+")
                || !parent.has("classCode", "OBS")
                || !parent.has("moodCode", "EVN")) {
            return when(true, DocumentRejection.S003);
        }
        String group = "";
        for (XmlElement relation : parent.all("entryRelationship")) {
            if (!relation.order().equals("observation ")) {
                return when(true, DocumentRejection.S003);
            }
            XmlElement observation = relation.children().get(0);
            if (group.isEmpty()) {
                group = ItemCheck.item(observation, items)
                        .map(CheckupItem::group)
                        .orElse("");
            }
            Optional<DocumentFault> fault = item(observation, group, relation.get("typeCode"));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<DocumentFault> item(XmlElement observation, String group, String relation) {
        Optional<CheckupItem> known = ItemCheck.item(observation, items);
        if (known.isEmpty()) {
            return when(true, DocumentRejection.S002, sentCode(observation));
        }
        CheckupItem item = known.get();
        boolean placed = item.group().equals(group) && item.relation().equals(relation);
        String value = observation.at("value").map(found -> found.get("code")).orElse("");
        return when(!placed, DocumentRejection.S003, item.code())
                .or(() -> ItemCheck.check(observation, item))
                .or(() ->
                        when(codedValues.putIfAbsent(item.code(), value) != null, DocumentRejection.S004, item.code()));
    }

    /** 空腹時 only ten hours or more after a meal, 随時 only before. */
    private Optional<DocumentFault> meals() {
        String hours = codedValues.getOrDefault(HOURS_SINCE_MEAL, "");
        return codedValues.keySet().stream()
                .sorted()
                .filter(code -> (FASTING.contains(code.substring(0, 9)) && !hours.equals("2"))
                        || (ANY_TIME.contains(code.substring(0, 9)) && !hours.matches("[34]")))
                .findFirst()
                .flatMap(code -> when(true, DocumentRejection.S004, code));
    }

    private static String sentCode(XmlElement observation) {
        String code = observation.at("code").map(found -> found.get("code")).orElse("");
        return code.matches("[0-9A-Z]{1," + CODE_LENGTH + "}") ? code : "";
    }
}

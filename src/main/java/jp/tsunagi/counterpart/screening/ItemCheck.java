package jp.tsunagi.counterpart.screening;

import static jp.tsunagi.counterpart.screening.DocumentFault.when;

import java.math.BigDecimal;
import java.util.Optional;
import jp.tsunagi.counterpart.Forms;

/** One observation against its row of the table. */
final class ItemCheck {
    private static final String PHYSICIANS_JUDGEMENT = "9N511000000000049";
    private static final String PHYSICIANS_NAME = "9N516000000000049";
    private static final String ORDER = "code value (interpretationCode )?(methodCode )?(author )?(referenceRange )?";
    private static final String DATE_FORMAT = "8";
    private static final int NAME_BYTES = 64;

    private ItemCheck() {}

    /** The row of the observation's item; none for one that is unknown, or that is no entry of its own. */
    static Optional<CheckupItem> item(XmlElement observation, CheckupItems items) {
        return observation
                .child("code")
                .filter(code ->
                        code.attributes().getOrDefault("codeSystem", Oids.ITEM).equals(Oids.ITEM))
                .map(code -> code.get("code"))
                .filter(code -> !code.equals(PHYSICIANS_NAME))
                .flatMap(items::find);
    }

    static Optional<DocumentFault> check(XmlElement observation, CheckupItem item) {
        return when(!form(observation, item), DocumentRejection.S003, item.code())
                .or(() -> value(observation.child("value").orElseThrow(), item))
                .or(() -> when(
                        observation.child("interpretationCode").isPresent()
                                && !observation.at(
                                        "interpretationCode",
                                        code -> code.get("code").matches("[LNH]")),
                        DocumentRejection.S004,
                        item.code()))
                .or(() -> physician(observation, item))
                .or(() -> observation.child("referenceRange").flatMap(range -> range(range, item)));
    }

    private static boolean form(XmlElement observation, CheckupItem item) {
        String type =
                observation.at("value").map(value -> value.get("xsi:type")).orElse("");
        Optional<XmlElement> method = observation.child("methodCode");
        return observation.order().matches(ORDER)
                && observation.has("classCode", "OBS")
                && observation.has("moodCode", "EVN")
                && type.substring(type.indexOf(':') + 1).equals(item.type())
                && method.map(code -> code.get("code")).orElse("").equals(item.method())
                && method.map(code -> code.attributes().getOrDefault("codeSystem", Oids.METHOD))
                        .orElse(Oids.METHOD)
                        .equals(Oids.METHOD);
    }

    private static Optional<DocumentFault> value(XmlElement value, CheckupItem item) {
        return switch (item.type()) {
            case "PQ" ->
                when(!value.has("unit", item.unit()), DocumentRejection.S003, item.code())
                        .or(() -> when(!item.acceptsNumber(value.get("value")), DocumentRejection.S004, item.code()));
            case "ST" -> text(value.text(), item);
            default ->
                when(
                        !value.has("codeSystem", item.list()) || !item.codes().contains(value.get("code")),
                        DocumentRejection.S004,
                        item.code());
        };
    }

    private static Optional<DocumentFault> text(String text, CheckupItem item) {
        boolean fits = !text.isEmpty() && Texts.bytes(text) <= Integer.parseInt(item.format());
        boolean wrongDay = item.format().equals(DATE_FORMAT) && !Forms.date(text);
        return when(!fits, DocumentRejection.S004, item.code())
                .or(() -> when(wrongDay, DocumentRejection.S005, item.code()));
    }

    /** 医師名 stands as the author of 医師の診断(判定), and nowhere else. */
    private static Optional<DocumentFault> physician(XmlElement observation, CheckupItem item) {
        Optional<XmlElement> author = observation.child("author");
        if (author.isEmpty()) {
            return Optional.empty();
        }
        boolean named = author.get()
                .at(
                        "assignedAuthor/assignedPerson/name",
                        name -> !name.text().isEmpty() && Texts.bytes(name.text()) <= NAME_BYTES);
        return when(!item.code().equals(PHYSICIANS_JUDGEMENT), DocumentRejection.S003, item.code())
                .or(() -> when(!named, DocumentRejection.S004, PHYSICIANS_NAME));
    }

    private static Optional<DocumentFault> range(XmlElement range, CheckupItem item) {
        Optional<XmlElement> value = range.at("observationRange")
                .filter(found -> found.has("classCode", "OBS") && found.has("moodCode", "EVN.CRT"))
                .flatMap(found -> found.child("value"))
                .filter(found -> found.get("xsi:type").endsWith("IVL_PQ"))
                .filter(found -> found.order().matches("(low )?(high )?")
                        && !found.order().isEmpty());
        if (value.isEmpty() || !item.type().equals("PQ")) {
            return when(true, DocumentRejection.S003, item.code());
        }
        boolean units = value.get().children().stream().allMatch(limit -> limit.has("unit", item.unit()));
        boolean numbers = value.get().children().stream()
                .allMatch(limit -> limit.get("value").matches("[0-9]+([.][0-9]+)?"));
        return when(!units, DocumentRejection.S003, item.code())
                .or(() -> when(!numbers || !inOrder(value.get()), DocumentRejection.S004, item.code()));
    }

    private static boolean inOrder(XmlElement limits) {
        return limits.child("low").isEmpty()
                || limits.child("high").isEmpty()
                || new BigDecimal(limits.child("low").get().get("value"))
                                .compareTo(new BigDecimal(
                                        limits.child("high").get().get("value")))
                        <= 0;
    }
}

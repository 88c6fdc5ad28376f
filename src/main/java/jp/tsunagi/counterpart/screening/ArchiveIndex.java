package jp.tsunagi.counterpart.screening;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code ix08_V08.xml}: what the archive says of itself.
 *
 * @param documents {@code totalRecordCount}
 */
record ArchiveIndex(int documents) {
    private static final String NAMESPACE = "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html";
    private static final String SCHEMA_LOCATION = NAMESPACE + " ./XSD/ix08_V08.xsd";
    private static final String ORDER =
            "interactionType creationTime sender receiver serviceEventType totalRecordCount ";
    private static final Set<String> PARTY_KINDS = Set.of(Oids.PAYER, Oids.AGENCY);
    // 特定健診, and results taken over from other checks: documents whose names begin with h.
    private static final List<String> EVENT_TYPES = List.of("1", "4");
    private static final int LAST_INTERACTION = 20;

    /** @throws ArchiveRefused Z006 when it does not fit the archive's name */
    static ArchiveIndex read(byte[] content, ArchiveName name, Optional<Schemas> schemas) throws ArchiveRefused {
        try {
            XmlElement index = new XmlReader().read(content, NAMESPACE, "index");
            boolean valid = schemas.isEmpty() || schemas.get().index().accepts(content);
            if (valid && fits(index, name)) {
                return new ArchiveIndex(Integer.parseInt(value(index, "totalRecordCount", "value")));
            }
        } catch (XmlFault e) {
            // Not an index.
        }
        throw new ArchiveRefused(ArchiveRejection.Z006);
    }

    private static boolean fits(XmlElement index, ArchiveName name) {
        String interaction = value(index, "interactionType", "code");
        return index.order().equals(ORDER)
                && index.get("xsi:schemaLocation")
                        .strip()
                        .replaceAll("\\s+", " ")
                        .equals(SCHEMA_LOCATION)
                && interaction.matches("[1-9][0-9]?")
                && Integer.parseInt(interaction) <= LAST_INTERACTION
                && value(index, "creationTime", "value").equals(name.day())
                && party(index, "sender/id", name.sender())
                && party(index, "receiver/id", name.receiver())
                && value(index, "serviceEventType", "code").equals(name.eventType())
                && EVENT_TYPES.contains(name.eventType())
                && value(index, "totalRecordCount", "value").matches("[0-9]{1,8}");
    }

    private static boolean party(XmlElement index, String path, String number) {
        return index.at(path, id -> PARTY_KINDS.contains(id.get("root")) && id.has("extension", number));
    }

    private static String value(XmlElement index, String path, String attribute) {
        return index.at(path).map(found -> found.get(attribute)).orElse("");
    }
}

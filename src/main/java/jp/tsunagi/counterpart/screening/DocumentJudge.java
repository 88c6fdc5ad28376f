package jp.tsunagi.counterpart.screening;

import java.util.Optional;
import java.util.Set;
import jp.tsunagi.counterpart.screening.ArchiveName.DocumentName;

/** Judges one document by itself: by the official schemas, where they are there, and by the rules that they do not hold. */
final class DocumentJudge {
    private static final String NAMESPACE = "urn:hl7-org:v3";

    private final XmlReader reader = new XmlReader();
    private final CheckupItems items = CheckupItems.standard();
    private final Optional<Schemas> schemas;
    private final Set<String> unknownPeople;

    /** @param unknownPeople 公費負担者番号 and 受給者番号 of whom it does not know */
    DocumentJudge(Optional<Schemas> schemas, Set<String> unknownPeople) {
        this.schemas = schemas;
        this.unknownPeople = unknownPeople;
    }

    Judgement judge(DocumentName name, byte[] content) {
        XmlElement document;
        try {
            document = reader.read(content, NAMESPACE, "ClinicalDocument");
        } catch (XmlFault e) {
            return Judgement.unreadable(name);
        }
        boolean invalid = schemas.isPresent() && !schemas.get().document().accepts(content);
        return Judgement.of(
                name,
                document,
                DocumentFault.when(invalid, DocumentRejection.S001)
                        .or(() -> HeaderCheck.check(document, name))
                        .or(() -> DocumentFault.when(isUnknown(document), DocumentRejection.S006))
                        .or(() -> SectionCheck.check(
                                document.at("component/structuredBody/component/section")
                                        .orElseThrow(),
                                items)));
    }

    private boolean isUnknown(XmlElement document) {
        return unknownPeople.contains(
                HeaderCheck.number(document, Oids.PAYER) + HeaderCheck.number(document, Oids.NUMBER));
    }
}

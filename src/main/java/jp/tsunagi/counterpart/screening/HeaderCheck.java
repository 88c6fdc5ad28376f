package jp.tsunagi.counterpart.screening;

import static jp.tsunagi.counterpart.screening.DocumentFault.when;

import java.util.Optional;
import java.util.Set;
import jp.tsunagi.counterpart.Forms;
import jp.tsunagi.counterpart.screening.ArchiveName.DocumentName;

/** A document from {@code typeId} to the section's {@code code}. */
final class HeaderCheck {
    private static final String ORDER =
            "typeId id code effectiveTime confidentialityCode recordTarget author custodian "
                    + "(participant )?documentationOf component ";
    private static final String SCHEMA_LOCATION = "urn:hl7-org:v3 ../XSD/hc08_V08.xsd";
    private static final Set<String> REPORTS = Set.of("10", "40", "41", "42", "43", "44");
    private static final Set<String> PROGRAMS = Set.of("000", "010", "020", "030", "040", "060", "090", "990");
    private static final String EVENT = "documentationOf/serviceEvent";
    private static final String SECTION = "component/structuredBody/component/section";

    private HeaderCheck() {}

    /** @param name says who has made the document, and when */
    static Optional<DocumentFault> check(XmlElement document, DocumentName name) {
        return when(!frame(document), DocumentRejection.S008)
                .or(() -> document.at("recordTarget/patientRole")
                        .map(PatientCheck::check)
                        .orElseGet(() -> when(true, DocumentRejection.S008)))
                .or(() -> when(!author(document, name), DocumentRejection.S008))
                .or(() -> when(!custodian(document), DocumentRejection.S008))
                .or(() -> when(!event(document), DocumentRejection.S008))
                .or(() -> when(!section(document), DocumentRejection.S008))
                .or(() -> when(!dates(document, name.day()), DocumentRejection.S005));
    }

    private static boolean frame(XmlElement document) {
        return document.order().matches(ORDER)
                && document.get("xsi:schemaLocation")
                        .strip()
                        .replaceAll("\\s+", " ")
                        .equals(SCHEMA_LOCATION)
                && document.at("typeId", id -> id.has("root", "2.16.840.1.113883.1.3"))
                && document.at("typeId", id -> id.has("extension", "POCD_HD000040"))
                && document.at("id", HeaderCheck::unknown)
                && document.at("code", code -> coded(code, Oids.REPORT, REPORTS))
                && document.at("confidentialityCode", code -> code.has("code", "N"));
    }

    private static boolean author(XmlElement document, DocumentName name) {
        return document.at("author", author -> author.order().equals("time assignedAuthor "))
                && document.at(
                        "author/assignedAuthor",
                        author -> author.order().equals("id representedOrganization ")
                                && author.at("id", HeaderCheck::unknown)
                                && author.at("representedOrganization", HeaderCheck::organization)
                                && author.at(
                                        "representedOrganization/id", id -> id.has("extension", name.institution())));
    }

    private static boolean custodian(XmlElement document) {
        return document.at("custodian/assignedCustodian/representedCustodianOrganization/id", HeaderCheck::unknown);
    }

    private static boolean event(XmlElement document) {
        return document.at(EVENT, event -> event.order().equals("code effectiveTime performer "))
                && document.at(EVENT + "/code", code -> coded(code, Oids.PROGRAM, PROGRAMS))
                && document.at(EVENT + "/performer", performer -> performer.has("typeCode", "PRF"))
                && document.at(
                        EVENT + "/performer/assignedEntity",
                        entity -> entity.order().equals("id representedOrganization ")
                                && entity.at("id", HeaderCheck::unknown)
                                && entity.at("representedOrganization", HeaderCheck::organization));
    }

    private static boolean section(XmlElement document) {
        return document.at("component/structuredBody", body -> body.order().equals("component "))
                && document.at(
                        SECTION,
                        section -> section.order().matches("code (title )?text (entry )+")
                                && section.at("code", code -> coded(code, Oids.SECTION, Set.of("01010"))));
    }

    /** Made on the day of the file's name, the check not later, the birth before the check. */
    private static boolean dates(XmlElement document, String made) {
        String checked = checkedOn(document);
        return document.at("effectiveTime", time -> time.has("value", made))
                && document.at("author/time", time -> time.has("value", made))
                && Forms.date(checked)
                && checked.compareTo(made) <= 0
                && document.at(
                        "recordTarget/patientRole/patient/birthTime",
                        birth -> birth.get("value").compareTo(checked) < 0);
    }

    static String checkedOn(XmlElement document) {
        return document.at(EVENT + "/effectiveTime")
                .map(time -> time.get("value"))
                .orElse("");
    }

    /** Extension of the patient's first number of this kind, or empty. */
    static String number(XmlElement document, String root) {
        return document.at("recordTarget/patientRole").stream()
                .flatMap(role -> role.all("id").stream())
                .filter(id -> id.has("root", root))
                .map(id -> id.get("extension"))
                .findFirst()
                .orElse("");
    }

    private static boolean organization(XmlElement organization) {
        return organization.order().equals("id name telecom addr ")
                && organization.at("id", id -> id.has("root", Oids.INSTITUTION))
                && organization.at("id", id -> Forms.digits(10).test(id.get("extension")))
                && organization.at("name", name -> !name.text().isEmpty())
                && organization.at("telecom", telecom -> telecom.get("value").matches("tel:[0-9-]+"))
                && organization.at("addr", addr -> !addr.text().isEmpty());
    }

    private static boolean coded(XmlElement code, String system, Set<String> codes) {
        return code.has("codeSystem", system) && codes.contains(code.get("code"));
    }

    private static boolean unknown(XmlElement id) {
        return id.has("nullFlavor", "NI");
    }
}

package jp.tsunagi.checkup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tsunagi.checkup.cda.Address;
import jp.tsunagi.checkup.cda.Author;
import jp.tsunagi.checkup.cda.ClinicalDocument;
import jp.tsunagi.checkup.cda.Code;
import jp.tsunagi.checkup.cda.Component;
import jp.tsunagi.checkup.cda.Custodian;
import jp.tsunagi.checkup.cda.DocumentationOf;
import jp.tsunagi.checkup.cda.Id;
import jp.tsunagi.checkup.cda.Observation;
import jp.tsunagi.checkup.cda.Organization;
import jp.tsunagi.checkup.cda.RecordTarget;
import jp.tsunagi.checkup.cda.Telecom;
import jp.tsunagi.checkup.cda.Time;

/** Makes the document of a person's check. Source: MHLW, 特定健診情報ファイル仕様, fourth term. */
final class DocumentMaker {
    private static final String TYPE = "POCD_HD000040";
    private static final String SECTION_TEXT = "検査・問診結果";

    private final Items items;
    private final SubmissionSettings settings;
    private final Organization maker;

    DocumentMaker(Items items, SubmissionSettings settings) {
        this.items = items;
        this.settings = settings;
        SubmissionSettings.MakingOrganization making = settings.makingOrganization();
        this.maker = organization(
                making.code(),
                Width.full(making.name()),
                making.telephone(),
                making.postNumber(),
                Width.address(making.address()));
    }

    /**
     * The document.
     *
     * @param record with texts as they stand in a document
     * @param results of known items, with values as they stand in a document
     * @param created day of creation
     */
    ClinicalDocument make(CheckupRecord record, List<CheckupResult> results, LocalDate created) {
        ClinicalDocument document = new ClinicalDocument();
        document.typeId = Id.of(Oids.TYPE_ID, TYPE);
        document.id = Id.none();
        document.code = Code.of(settings.reportCategory(), Oids.REPORT_CATEGORY);
        document.effectiveTime = Time.of(Days.text(created));
        document.confidentialityCode = Code.of("N");
        document.recordTarget = new RecordTarget();
        document.recordTarget.patientRole = patientRole(record);
        document.author = author(created);
        document.custodian = custodian();
        document.documentationOf = documentationOf(record);
        document.component = component(results);
        return document;
    }

    private static RecordTarget.PatientRole patientRole(CheckupRecord record) {
        RecordTarget.PatientRole role = new RecordTarget.PatientRole();
        role.id.add(Id.of(Oids.INSURER, record.getInsurerNumber()));
        role.id.add(Id.of(Oids.INSURED_NUMBER, record.getInsuredIdentificationNumber()));
        String branch = record.getInsuredBranchNumber();
        if (branch != null && !branch.isEmpty()) {
            role.id.add(Id.of(Oids.BRANCH_NUMBER, branch));
        }
        role.addr = Address.of(postalCode(record.getPostNumber()), record.getAddress());
        role.patient = new RecordTarget.Patient();
        role.patient.name = record.getNameKana();
        role.patient.administrativeGenderCode = Code.of(record.getSex(), Oids.SEX);
        role.patient.birthTime = Time.of(Days.text(record.getBirthdate()));
        return role;
    }

    private Author author(LocalDate created) {
        Author author = new Author();
        author.time = Time.of(Days.text(created));
        author.assignedAuthor = new Author.AssignedAuthor();
        author.assignedAuthor.id = Id.none();
        author.assignedAuthor.representedOrganization = maker;
        return author;
    }

    private static Custodian custodian() {
        Custodian custodian = new Custodian();
        custodian.assignedCustodian = new Custodian.AssignedCustodian();
        custodian.assignedCustodian.representedCustodianOrganization = new Custodian.CustodianOrganization();
        custodian.assignedCustodian.representedCustodianOrganization.id = Id.none();
        return custodian;
    }

    private DocumentationOf documentationOf(CheckupRecord record) {
        DocumentationOf.ServiceEvent event = new DocumentationOf.ServiceEvent();
        event.code = Code.of(settings.program(), Oids.PROGRAM);
        event.effectiveTime = Time.of(Days.text(record.getCheckedOn()));
        event.performer = new DocumentationOf.Performer();
        event.performer.typeCode = "PRF";
        event.performer.assignedEntity = new DocumentationOf.AssignedEntity();
        event.performer.assignedEntity.id = Id.none();
        event.performer.assignedEntity.representedOrganization = organization(
                record.getInstitutionCode(),
                record.getInstitutionName(),
                record.getInstitutionTelephone(),
                record.getInstitutionPostNumber(),
                record.getInstitutionAddress());
        DocumentationOf documentationOf = new DocumentationOf();
        documentationOf.serviceEvent = event;
        return documentationOf;
    }

    private static Organization organization(
            String code, String name, String telephone, String postNumber, String address) {
        Organization organization = new Organization();
        organization.id = Id.of(Oids.INSTITUTION, code);
        organization.name = name;
        organization.telecom = Telecom.of("tel:" + telephone);
        organization.addr = Address.of(postalCode(postNumber), address);
        return organization;
    }

    private static String postalCode(String sevenDigits) {
        return new StringBuilder(sevenDigits)
                .insert(Math.min(3, sevenDigits.length()), '-')
                .toString();
    }

    private Component component(List<CheckupResult> results) {
        Component.Section section = new Component.Section();
        section.code = Code.of(settings.section(), Oids.SECTION);
        section.text = SECTION_TEXT;
        for (Observation observation : observations(results)) {
            Component.Entry entry = new Component.Entry();
            entry.observation = observation;
            section.entry.add(entry);
        }
        Component.SectionComponent part = new Component.SectionComponent();
        part.section = section;
        Component component = new Component();
        component.structuredBody = new Component.StructuredBody();
        component.structuredBody.component.add(part);
        return component;
    }

    /** In the order of the item table, a group where its first item stands. */
    private Iterable<Observation> observations(List<CheckupResult> results) {
        Map<String, CheckupResult> byCode = new HashMap<>();
        results.forEach(result -> byCode.put(result.code(), result));
        // Without a diagnosis the name stays an item, which the rules reject.
        CheckupResult physician = byCode.containsKey(Item.DIAGNOSIS) ? byCode.remove(Item.PHYSICIAN) : null;
        Map<String, Observation> observations = new LinkedHashMap<>();
        for (Item item : items.inOrder(byCode.keySet())) {
            Observation observation = Observations.of(item, byCode.get(item.code()));
            if (item.code().equals(Item.DIAGNOSIS) && physician != null) {
                observation.author = Observations.physician(physician.value());
            }
            item.group()
                    .ifPresentOrElse(
                            place -> Observations.join(
                                    observations.computeIfAbsent(place.id(), id -> Observations.group()),
                                    place,
                                    observation),
                            () -> observations.put(item.code(), observation));
        }
        return observations.values();
    }
}

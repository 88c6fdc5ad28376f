package jp.tsunagi.checkup;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import jp.tsunagi.checkup.cda.Address;
import jp.tsunagi.checkup.cda.ClinicalDocument;
import jp.tsunagi.checkup.cda.Code;
import jp.tsunagi.checkup.cda.Component;
import jp.tsunagi.checkup.cda.DocumentationOf;
import jp.tsunagi.checkup.cda.Id;
import jp.tsunagi.checkup.cda.Organization;
import jp.tsunagi.checkup.cda.RecordTarget;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.numbers.BranchNumber;
import jp.tsunagi.numbers.RecipientNumber;

/**
 * What a document must be, however it was made: the official schemas let a payer of seven digits, an unknown item or a day
 * that does not exist pass. Findings name a record's field, an item by its code, or an element.
 */
public final class DocumentRules {
    private static final int ADDRESS_BYTES = 80;
    private static final Set<String> SEXES = Set.of("1", "2");
    private static final Pattern POSTAL_CODE = Pattern.compile("[0-9]{3}-[0-9]{4}");
    private static final Pattern TELEPHONE = Pattern.compile("tel:[0-9-]{1,15}");
    private static final Pattern INSTITUTION = Pattern.compile("[0-9]{10}");

    private final SubmissionSettings settings;
    private final ObservationRules observations;

    public DocumentRules(Items items, SubmissionSettings settings) {
        this.settings = settings;
        this.observations = new ObservationRules(items);
    }

    /** The part of a thing, or null when there is no thing. */
    static <T, P> P at(T thing, Function<T, P> part) {
        return thing == null ? null : part.apply(thing);
    }

    /** What is wrong with a document, which may lack any of its parts. */
    public List<Finding> check(ClinicalDocument document) {
        Findings found = new Findings();
        header(document, found);
        RecordTarget.PatientRole role = at(document.recordTarget, target -> target.patientRole);
        if (role == null) {
            found.add(ErrorCode.REQUIRED_MISSING, "patientRole");
        } else {
            numbers(role.id, found);
            address(role.addr, "", found);
            person(role.patient, found);
        }
        DocumentationOf.ServiceEvent event = at(document.documentationOf, of -> of.serviceEvent);
        if (event == null) {
            found.add(ErrorCode.REQUIRED_MISSING, "serviceEvent");
        } else {
            event(event, found);
        }
        dates(document, role, event, found);
        body(document.component, found);
        return found.all();
    }

    private void header(ClinicalDocument document, Findings found) {
        boolean typed = document.typeId != null
                && Oids.TYPE_ID.equals(document.typeId.root)
                && "POCD_HD000040".equals(document.typeId.extension);
        found.unless(typed, ErrorCode.WRONG_FORMAT, "typeId");
        found.unless(isNone(document.id), ErrorCode.WRONG_FORMAT, "id");
        code(document.code, settings.reportCategory(), Oids.REPORT_CATEGORY, "reportCategory", found);
        found.unless(
                "N".equals(at(document.confidentialityCode, code -> code.code)),
                ErrorCode.UNKNOWN_CODE,
                "confidentialityCode");
        found.unless(
                Objects.equals(
                        at(at(document.author, author -> author.time), time -> time.value),
                        at(document.effectiveTime, time -> time.value)),
                ErrorCode.ITEMS_DISAGREE,
                "author/time");
        var author = at(document.author, by -> by.assignedAuthor);
        found.unless(isNone(at(author, by -> by.id)), ErrorCode.WRONG_FORMAT, "assignedAuthor/id");
        organization(at(author, by -> by.representedOrganization), "author/", found);
        var custodian =
                at(at(document.custodian, by -> by.assignedCustodian), by -> by.representedCustodianOrganization);
        found.unless(isNone(at(custodian, by -> by.id)), ErrorCode.WRONG_FORMAT, "custodian");
    }

    /** One payer, one person, at most one 枝番, and nothing else. */
    private void numbers(List<Id> ids, Findings found) {
        int payers = 0;
        int persons = 0;
        int branches = 0;
        for (Id id : ids) {
            String number = Objects.requireNonNullElse(id.extension, "");
            switch (Objects.requireNonNullElse(id.root, "")) {
                case Oids.INSURER -> {
                    payers++;
                    found.unless(settings.payer().equals(number), ErrorCode.OTHER_PAYER, "insurerNumber");
                }
                case Oids.INSURED_NUMBER -> {
                    persons++;
                    found.unless(
                            RecipientNumber.isValid(number),
                            ErrorCode.WRONG_CHECK_DIGIT,
                            "insuredIdentificationNumber");
                }
                case Oids.BRANCH_NUMBER -> {
                    branches++;
                    found.unless(BranchNumber.isValid(number), ErrorCode.WRONG_FORMAT, "insuredBranchNumber");
                }
                default -> found.add(ErrorCode.UNKNOWN_CODE, "patientRole/id");
            }
        }
        found.unless(payers == 1, ErrorCode.REQUIRED_MISSING, "insurerNumber");
        found.unless(persons == 1, ErrorCode.REQUIRED_MISSING, "insuredIdentificationNumber");
        found.unless(branches <= 1, ErrorCode.DUPLICATE_KEY, "insuredBranchNumber");
    }

    private static void address(Address address, String where, Findings found) {
        if (address == null) {
            found.add(ErrorCode.REQUIRED_MISSING, where + "address");
            return;
        }
        found.unless(POSTAL_CODE.matcher(address.postalCode()).matches(), ErrorCode.WRONG_FORMAT, where + "postNumber");
        String text = address.text();
        found.unless(!text.isEmpty(), ErrorCode.REQUIRED_MISSING, where + "address");
        found.unless(Width.isFullWidth(text) && !Width.holdsBlank(text), ErrorCode.WRONG_FORMAT, where + "address");
        found.unless(Width.bytes(text) <= ADDRESS_BYTES, ErrorCode.TOO_LONG, where + "address");
    }

    private static void person(RecordTarget.Patient patient, Findings found) {
        String name = at(patient, person -> person.name);
        found.unless(name != null && !name.isBlank(), ErrorCode.REQUIRED_MISSING, "nameKana");
        found.unless(name == null || name.isBlank() || Width.isNameKana(name), ErrorCode.WRONG_FORMAT, "nameKana");
        Code sex = at(patient, person -> person.administrativeGenderCode);
        boolean known = sex != null && sex.code != null && SEXES.contains(sex.code) && Oids.SEX.equals(sex.codeSystem);
        found.unless(known, ErrorCode.UNKNOWN_CODE, "sex");
    }

    private void event(DocumentationOf.ServiceEvent event, Findings found) {
        code(event.code, settings.program(), Oids.PROGRAM, "program", found);
        found.unless("PRF".equals(at(event.performer, by -> by.typeCode)), ErrorCode.UNKNOWN_CODE, "performer");
        var entity = at(event.performer, by -> by.assignedEntity);
        found.unless(isNone(at(entity, by -> by.id)), ErrorCode.WRONG_FORMAT, "assignedEntity/id");
        organization(at(entity, by -> by.representedOrganization), "institution/", found);
    }

    private static void organization(Organization organization, String where, Findings found) {
        if (organization == null) {
            found.add(ErrorCode.REQUIRED_MISSING, where + "code");
            return;
        }
        Id id = organization.id;
        boolean coded = id != null
                && Oids.INSTITUTION.equals(id.root)
                && id.extension != null
                && INSTITUTION.matcher(id.extension).matches();
        found.unless(coded, ErrorCode.WRONG_FORMAT, where + "code");
        String name = Objects.requireNonNullElse(organization.name, "");
        found.unless(!name.isBlank(), ErrorCode.REQUIRED_MISSING, where + "name");
        found.unless(Width.isFullWidth(name), ErrorCode.WRONG_FORMAT, where + "name");
        String telephone = Objects.requireNonNullElse(at(organization.telecom, telecom -> telecom.value), "");
        found.unless(TELEPHONE.matcher(telephone).matches(), ErrorCode.WRONG_FORMAT, where + "telephone");
        address(organization.addr, where, found);
    }

    /** Birth, check and creation are days, in this order. */
    private static void dates(
            ClinicalDocument document,
            RecordTarget.PatientRole role,
            DocumentationOf.ServiceEvent event,
            Findings found) {
        Optional<LocalDate> created = Days.parse(at(document.effectiveTime, time -> time.value));
        Optional<LocalDate> checked = Days.parse(at(at(event, of -> of.effectiveTime), time -> time.value));
        Optional<LocalDate> born =
                Days.parse(at(at(at(role, of -> of.patient), person -> person.birthTime), time -> time.value));
        found.unless(created.isPresent(), ErrorCode.WRONG_TYPE, "effectiveTime");
        found.unless(checked.isPresent(), ErrorCode.WRONG_TYPE, "checkedOn");
        found.unless(born.isPresent(), ErrorCode.WRONG_TYPE, "birthdate");
        if (created.isPresent() && checked.isPresent()) {
            found.unless(!checked.get().isAfter(created.get()), ErrorCode.FUTURE_DATE, "checkedOn");
        }
        if (born.isPresent() && checked.isPresent()) {
            found.unless(born.get().isBefore(checked.get()), ErrorCode.DATE_ORDER, "birthdate");
        }
    }

    private void body(Component component, Findings found) {
        var parts = at(at(component, whole -> whole.structuredBody), body -> body.component);
        if (parts == null || parts.size() != 1 || parts.get(0).section == null) {
            found.add(ErrorCode.REQUIRED_MISSING, "section");
            return;
        }
        Component.Section section = parts.get(0).section;
        code(section.code, settings.section(), Oids.SECTION, "section", found);
        found.unless(section.text != null, ErrorCode.REQUIRED_MISSING, "section/text");
        found.unless(section.text == null || Width.isFullWidth(section.text), ErrorCode.WRONG_FORMAT, "section/text");
        observations.check(section, found);
    }

    private static void code(Code code, String expected, String codeSystem, String field, Findings found) {
        boolean right = code != null && expected.equals(code.code) && codeSystem.equals(code.codeSystem);
        found.unless(right, ErrorCode.UNKNOWN_CODE, field);
    }

    private static boolean isNone(Id id) {
        return id != null && "NI".equals(id.nullFlavor) && id.root == null && id.extension == null;
    }
}

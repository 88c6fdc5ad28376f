package jp.tsunagi.checkup;

import static jp.tsunagi.checkup.DocumentRules.at;

import java.util.Objects;
import jp.tsunagi.checkup.cda.ClinicalDocument;
import jp.tsunagi.checkup.cda.RecordTarget;

/**
 * What an archive knows of a document.
 *
 * @param payer 公費負担者番号
 * @param person 受給者番号
 * @param checkedOn 健診実施日, {@code yyyyMMdd}
 * @param createdOn day of creation, {@code yyyyMMdd}
 * @param maker 作成機関番号
 */
public record DocumentKey(String payer, String person, String checkedOn, String createdOn, String maker) {
    /** Of a document, which may lack any of its parts. */
    public static DocumentKey of(ClinicalDocument document) {
        var role = at(document.recordTarget, target -> target.patientRole);
        var event = at(document.documentationOf, of -> of.serviceEvent);
        var maker = at(
                at(at(document.author, by -> by.assignedAuthor), by -> by.representedOrganization),
                organization -> organization.id);
        return new DocumentKey(
                number(role, Oids.INSURER),
                number(role, Oids.INSURED_NUMBER),
                text(at(at(event, of -> of.effectiveTime), time -> time.value)),
                text(at(document.effectiveTime, time -> time.value)),
                text(at(maker, id -> id.extension)));
    }

    private static String number(RecordTarget.PatientRole role, String root) {
        return role == null
                ? ""
                : role.id.stream()
                        .filter(id -> root.equals(id.root))
                        .map(id -> text(id.extension))
                        .findFirst()
                        .orElse("");
    }

    private static String text(String text) {
        return Objects.requireNonNullElse(text, "");
    }
}

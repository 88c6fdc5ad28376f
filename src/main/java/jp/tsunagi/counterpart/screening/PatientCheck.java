package jp.tsunagi.counterpart.screening;

import static jp.tsunagi.counterpart.screening.DocumentFault.when;

import java.util.List;
import java.util.Optional;
import jp.tsunagi.counterpart.CheckDigits;
import jp.tsunagi.counterpart.Forms;

/** {@code patientRole}: payer and number, address, name, sex, birth date. */
final class PatientCheck {
    private static final List<String> IDS = List.of(Oids.PAYER, Oids.NUMBER, Oids.BRANCH);
    private static final int ADDRESS_BYTES = 80;

    private PatientCheck() {}

    static Optional<DocumentFault> check(XmlElement role) {
        return when(!role.order().matches("(id )*(addr )?(patient )?"), DocumentRejection.S008)
                .or(() -> when(!numbers(role.all("id")), DocumentRejection.S006))
                .or(() -> when(!role.at("addr", PatientCheck::address), DocumentRejection.S007))
                .or(() -> role.child("patient")
                        .map(PatientCheck::person)
                        .orElseGet(() -> when(true, DocumentRejection.S007)));
    }

    private static boolean numbers(List<XmlElement> ids) {
        List<String> roots = ids.stream().map(id -> id.get("root")).toList();
        if (!roots.equals(IDS) && !roots.equals(IDS.subList(0, 2))) {
            return false;
        }
        String number = ids.get(1).get("extension");
        return Forms.payerNumber(ids.get(0).get("extension"))
                && Forms.digits(7).test(number)
                && CheckDigits.modulus10(number)
                && (ids.size() == 2 || Forms.digits(2).test(ids.get(2).get("extension")));
    }

    private static boolean address(XmlElement address) {
        return address.order().equals("postalCode ")
                && address.at("postalCode", code -> code.text().matches("[0-9]{3}-[0-9]{4}"))
                && Texts.fullWidth(address.text())
                && Texts.withoutBlanks(address.text())
                && Texts.bytes(address.text()) <= ADDRESS_BYTES;
    }

    private static Optional<DocumentFault> person(XmlElement patient) {
        if (!patient.order().equals("name administrativeGenderCode birthTime ")) {
            return when(true, DocumentRejection.S007);
        }
        XmlElement sex = patient.children().get(1);
        String birth = patient.children().get(2).get("value");
        return when(!Texts.fullWidthKana(patient.children().get(0).text()), DocumentRejection.S007)
                .or(() -> when(!sex.has("codeSystem", Oids.SEX), DocumentRejection.S008))
                .or(() -> when(!sex.get("code").matches("[12]"), DocumentRejection.S007))
                .or(() -> when(birth.isEmpty(), DocumentRejection.S007))
                .or(() -> when(!Forms.date(birth), DocumentRejection.S005));
    }
}

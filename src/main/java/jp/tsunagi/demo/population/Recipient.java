package jp.tsunagi.demo.population;

import java.time.LocalDate;
import java.util.List;
import jp.tsunagi.demo.population.Addresses.Residence;
import jp.tsunagi.demo.population.Names.Name;

/**
 * 受給者 with everything that the welfare system holds of them.
 *
 * @param alias 通称名, or null
 * @param sex 1 male, 2 female, 3 unknown
 * @param consents history of the consent to hand over check-up results, oldest first; the last one is in force
 * @param periods history of assistance, oldest first; the last one is the current one
 */
record Recipient(
        Office office,
        int serial,
        boolean inRegister,
        boolean foreign,
        boolean head,
        Name name,
        Name alias,
        String sex,
        LocalDate birthDate,
        Residence residence,
        boolean selfInfoRefusal,
        boolean nonDisclosure,
        boolean optOut,
        List<Consent> consents,
        List<Period> periods,
        List<Voucher> vouchers) {

    /** 特定健診情報提供に係る本人同意: 0 none, 1 given, 2 expired, 3 not obtainable. */
    record Consent(LocalDate on, String value) {}

    /** 資格の期間; {@code lostOn} and {@code reason} are null while it lasts. */
    record Period(LocalDate qualifiedOn, LocalDate lostOn, String reason) {
        boolean ended() {
            return lostOn != null;
        }
    }

    /** 医療券 or 調剤券; {@code prescriptionIssuer} is null for the former. */
    record Voucher(
            String ticketType,
            String institution,
            String prescriptionIssuer,
            String treatment,
            String injury,
            LocalDate from,
            LocalDate until,
            int selfPay,
            boolean combined,
            boolean elderlyCare) {}

    long id() {
        return office.recipientId(serial);
    }

    String recipientNumber() {
        return Numbers.recipientNumber(serial);
    }

    /** 公費負担者番号 and 受給者番号. */
    String key() {
        return office.payerNumber() + recipientNumber();
    }

    Period currentPeriod() {
        return periods.get(periods.size() - 1);
    }
}

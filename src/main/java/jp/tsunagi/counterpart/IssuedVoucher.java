package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.VoucherItem.*;

import java.util.List;

/**
 * What the eligibility verification store is given of a voucher.
 *
 * @param key 公費負担者番号, 受給者番号 and 交付番号
 * @param recipientKey 公費負担者番号 and 受給者番号
 * @param cancelledOn 取消年月日, {@code yyyyMMdd}, or empty
 */
public record IssuedVoucher(
        String key,
        String recipientKey,
        String issueNumber,
        String ticketType,
        String validDate,
        String expirationDate,
        String institutionCode,
        String prescriptionIssuerCode,
        String treatmentType,
        String injuryName1,
        String injuryName2,
        String injuryName3,
        String singleOrCombinedUse,
        String statusOfSocialInsurance,
        String statusOfInfection,
        String statusOfElderlyMedicalCare,
        String statusOfPrefecturalExpenses,
        String selfPayAmount,
        String confirmationMethod,
        String cancelledOn) {
    static IssuedVoucher of(SentRecord record, String recipientKey) {
        return new IssuedVoucher(
                recipientKey + record.get(ISSUE_NUMBER),
                recipientKey,
                record.get(ISSUE_NUMBER),
                record.get(TICKET_TYPE),
                record.get(VALID_DATE),
                record.get(EXPIRATION_DATE),
                record.get(DESIGNATED_MEDICAL_INSTITUTION_CODE),
                record.get(PRESCRIPTION_ISSUER_CODE),
                record.get(MEDICAL_TREATMENT_TYPE),
                record.get(INJURY_NAME1),
                record.get(INJURY_NAME2),
                record.get(INJURY_NAME3),
                record.get(SINGLE_OR_COMBINED_USE),
                record.get(STATUS_OF_SOCIAL_INSURANCE),
                record.get(STATUS_OF_INFECTION),
                record.get(STATUS_OF_ELDERLY_MEDICAL_CARE),
                record.get(STATUS_OF_PREFECTURAL_EXPENSES),
                record.get(SELF_PAY_AMOUNT),
                record.get(CONFIRMATION_METHOD),
                record.get(CANCELLED_ON));
    }

    /** The values in the order of the table's columns. */
    List<String> columns() {
        return List.of(
                key,
                recipientKey,
                issueNumber,
                ticketType,
                validDate,
                expirationDate,
                institutionCode,
                prescriptionIssuerCode,
                treatmentType,
                injuryName1,
                injuryName2,
                injuryName3,
                singleOrCombinedUse,
                statusOfSocialInsurance,
                statusOfInfection,
                statusOfElderlyMedicalCare,
                statusOfPrefecturalExpenses,
                selfPayAmount,
                confirmationMethod,
                cancelledOn);
    }

    /** The values are a person's. */
    @Override
    public String toString() {
        return "issued voucher";
    }
}

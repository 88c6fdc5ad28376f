package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.EligibilityItem.*;

import java.util.List;

/** What the eligibility verification store is given of a record. It has no place for a personal number. */
public record QualificationRecord(
        String key,
        String branchNumber,
        String insuredCardClassification,
        String personalFamilyClassification,
        String name,
        String nameKana,
        String nameOfOther,
        String nameOfOtherKana,
        String sex1,
        String sex2,
        String birthdate,
        String postNumber,
        String address,
        String qualificationDate,
        String disqualificationDate,
        String reasonOfLoss,
        String selfInformationRefusalFlag,
        String checkupsConsentFlag,
        String consentDate,
        String nonDisclosureFlag,
        String optOutFlag,
        String invalidationFlag) {
    static QualificationRecord of(SentRecord record, String key, String branchNumber) {
        return new QualificationRecord(
                key,
                branchNumber,
                record.get(INSURED_CARD_CLASSIFICATION),
                record.get(PERSONAL_FAMILY_CLASSIFICATION),
                record.get(NAME),
                record.get(NAME_KANA),
                record.get(NAME_OF_OTHER),
                record.get(NAME_OF_OTHER_KANA),
                record.get(SEX1),
                record.get(SEX2),
                record.get(BIRTHDATE),
                record.get(POST_NUMBER),
                record.get(ADDRESS),
                record.get(QUALIFICATION_DATE),
                record.get(DISQUALIFICATION_DATE),
                record.get(REASON_OF_LOSS),
                record.get(SELF_INFORMATION_REFUSAL_FLAG),
                record.get(SPECIFIC_HEALTH_CHECKUPS_CONSENT_FLAG),
                record.get(CONSENT_DATE),
                record.get(NON_DISCLOSURE_FLAG),
                record.get(OPT_OUT_FLAG),
                record.get(INVALIDATION_FLAG));
    }

    /** The values in the order of the table's columns. */
    List<String> columns() {
        return List.of(
                key,
                branchNumber,
                insuredCardClassification,
                personalFamilyClassification,
                name,
                nameKana,
                nameOfOther,
                nameOfOtherKana,
                sex1,
                sex2,
                birthdate,
                postNumber,
                address,
                qualificationDate,
                disqualificationDate,
                reasonOfLoss,
                selfInformationRefusalFlag,
                checkupsConsentFlag,
                consentDate,
                nonDisclosureFlag,
                optOutFlag,
                invalidationFlag);
    }

    /** The values are a person's. */
    @Override
    public String toString() {
        return "qualification record";
    }
}

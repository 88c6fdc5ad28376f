package jp.tsunagi.bench;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import jp.tsunagi.eligibility.EligibilityRecord;
import jp.tsunagi.privacy.PersonalNumber;

/** A row of the query as a record, the way one writes it by hand. */
final class Row {
    private Row() {}

    /** The value of a column by its label; for the textbook route. */
    static EligibilityRecord ofMap(Map<String, Object> row) {
        EligibilityRecord record = new EligibilityRecord();
        record.setRecordType((String) row.get("record_type"));
        record.setProcessingType("01");
        record.setChangeType("01");
        record.setMemberClassification((String) row.get("member_classification"));
        record.setInsuredCardClassification((String) row.get("insured_card_classification"));
        record.setInvalidationFlag((String) row.get("invalidation_flag"));
        record.setRegistrationDeletionClassification((String) row.get("registration_deletion_classification"));
        record.setInsurerNumber((String) row.get("insurer_number"));
        record.setInsuredIdentificationNumber((String) row.get("insured_identification_number"));
        record.setInsuredBranchNumber((String) row.get("insured_branch_number"));
        record.setHouseholdNumber((String) row.get("household_number"));
        record.setPersonalFamilyClassification((String) row.get("personal_family_classification"));
        record.setStatus((String) row.get("status"));
        record.setName((String) row.get("name"));
        record.setNameKana((String) row.get("name_kana"));
        record.setNameOfOther((String) row.get("name_of_other"));
        record.setNameOfOtherKana((String) row.get("name_of_other_kana"));
        record.setSex1((String) row.get("sex1"));
        record.setBirthdate(date(row.get("birthdate")));
        record.setPostNumber((String) row.get("post_number"));
        record.setAddress((String) row.get("address"));
        record.setPersonalNumber(number((String) row.get("personal_number")));
        record.setQualificationDate(date(row.get("qualification_date")));
        record.setDisqualificationDate(date(row.get("disqualification_date")));
        record.setReasonOfLoss((String) row.get("reason_of_loss"));
        record.setSelfInformationRefusalFlag((String) row.get("self_information_refusal_flag"));
        record.setSpecificHealthCheckupsConsentFlag((String) row.get("specific_health_checkups_consent_flag"));
        record.setConsentDate(date(row.get("consent_date")));
        record.setNonDisclosureFlag((String) row.get("non_disclosure_flag"));
        record.setOptOutFlag((String) row.get("opt_out_flag"));
        return record;
    }

    /** By the column's position; for the job. */
    static EligibilityRecord of(ResultSet row) throws SQLException {
        EligibilityRecord record = new EligibilityRecord();
        record.setRecordType(row.getString(1));
        record.setProcessingType("01");
        record.setChangeType("01");
        record.setMemberClassification(row.getString(2));
        record.setInsuredCardClassification(row.getString(3));
        record.setInvalidationFlag(row.getString(4));
        record.setRegistrationDeletionClassification(row.getString(5));
        record.setInsurerNumber(row.getString(6));
        record.setInsuredIdentificationNumber(row.getString(7));
        record.setInsuredBranchNumber(row.getString(8));
        record.setHouseholdNumber(row.getString(9));
        record.setPersonalFamilyClassification(row.getString(10));
        record.setStatus(row.getString(11));
        record.setName(row.getString(12));
        record.setNameKana(row.getString(13));
        record.setNameOfOther(row.getString(14));
        record.setNameOfOtherKana(row.getString(15));
        record.setSex1(row.getString(16));
        record.setBirthdate(row.getObject(17, LocalDate.class));
        record.setPostNumber(row.getString(18));
        record.setAddress(row.getString(19));
        record.setPersonalNumber(number(row.getString(20)));
        record.setQualificationDate(row.getObject(22, LocalDate.class));
        record.setDisqualificationDate(row.getObject(23, LocalDate.class));
        record.setReasonOfLoss(row.getString(24));
        record.setSelfInformationRefusalFlag(row.getString(25));
        record.setSpecificHealthCheckupsConsentFlag(row.getString(26));
        record.setConsentDate(row.getObject(27, LocalDate.class));
        record.setNonDisclosureFlag(row.getString(28));
        record.setOptOutFlag(row.getString(29));
        return record;
    }

    private static LocalDate date(Object value) {
        return value == null ? null : ((Date) value).toLocalDate();
    }

    private static PersonalNumber number(String digits) {
        return digits == null ? null : PersonalNumber.of(digits.toCharArray());
    }
}

package jp.tsunagi.eligibility;

import java.time.LocalDate;
import java.util.Set;
import jp.tsunagi.layout.PersonalNumberFormat;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.Sendable;
import jp.tsunagi.privacy.PersonalNumber;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/**
 * 資格情報: one recipient's eligibility as the integration terminal takes it. Items: S1 別添2; field names: the
 * online-eligibility vocabulary. The real terminal's column order is not public, so the register may state another one.
 */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class EligibilityRecord implements Sendable {
    private static final Set<String> SENDING_FIELDS = Set.of("processingType", "changeType");
    // 被保険者枝番 is the counterpart's own: that it has come is no change to tell it.
    private static final Set<String> UNCOMPARED_FIELDS = Set.of("processingType", "changeType", "insuredBranchNumber");

    @DataField(pos = 1, columnName = "レコード種別コード", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "処理種別コード", required = true, length = 2)
    private String processingType;

    @DataField(pos = 3, columnName = "異動種別", required = true, length = 2)
    private String changeType;

    @DataField(pos = 4, columnName = "公費負担者番号", required = true, length = 8)
    private String insurerNumber;

    @DataField(pos = 5, columnName = "受給者番号", required = true, length = 7)
    private String insuredIdentificationNumber;

    @DataField(pos = 6, columnName = "被保険者枝番", length = 2)
    private String insuredBranchNumber;

    @DataField(pos = 7, columnName = "世帯識別番号", required = true, length = 15)
    private String householdNumber;

    @DataField(pos = 8, columnName = "身分", required = true, length = 1)
    private String status;

    @DataField(pos = 9, columnName = "加入者区分コード", required = true, length = 2)
    private String memberClassification;

    @DataField(pos = 10, columnName = "本人・家族の別", required = true, length = 1)
    private String personalFamilyClassification;

    @DataField(pos = 11, columnName = "被保険者証区分", required = true, length = 2)
    private String insuredCardClassification;

    @DataField(pos = 12, columnName = "氏名", required = true, length = 100)
    private String name;

    @DataField(pos = 13, columnName = "氏名カナ", required = true, length = 100)
    private String nameKana;

    @DataField(pos = 14, columnName = "通称名", length = 100)
    private String nameOfOther;

    @DataField(pos = 15, columnName = "通称名カナ", length = 100)
    private String nameOfOtherKana;

    @DataField(pos = 16, columnName = "性別1", required = true, length = 1)
    private String sex1;

    @DataField(pos = 17, columnName = "性別2", length = 1)
    private String sex2;

    @DataField(pos = 18, columnName = "生年月日", required = true, pattern = "yyyyMMdd")
    private LocalDate birthdate;

    @DataField(pos = 19, columnName = "郵便番号", length = 7)
    private String postNumber;

    @DataField(pos = 20, columnName = "住所", required = true, length = 200)
    private String address;

    @BindyConverter(PersonalNumberFormat.class)
    @DataField(pos = 21, columnName = "個人番号", required = true, length = 12)
    private PersonalNumber personalNumber;

    @DataField(pos = 22, columnName = "資格取得日", required = true, pattern = "yyyyMMdd")
    private LocalDate qualificationDate;

    @DataField(pos = 23, columnName = "資格喪失日", pattern = "yyyyMMdd")
    private LocalDate disqualificationDate;

    @DataField(pos = 24, columnName = "資格喪失事由", length = 2)
    private String reasonOfLoss;

    @DataField(pos = 25, columnName = "自己情報提供不可フラグ", required = true, length = 1)
    private String selfInformationRefusalFlag;

    @DataField(pos = 26, columnName = "特定健診情報提供に係る本人同意フラグ", required = true, length = 1)
    private String specificHealthCheckupsConsentFlag;

    @DataField(pos = 27, columnName = "本人(不)同意取得日", pattern = "yyyyMMdd")
    private LocalDate consentDate;

    @DataField(pos = 28, columnName = "不開示該当フラグ", required = true, length = 1)
    private String nonDisclosureFlag;

    @DataField(pos = 29, columnName = "オプトアウト", required = true, length = 1)
    private String optOutFlag;

    @DataField(pos = 30, columnName = "無効化フラグ", required = true, length = 1)
    private String invalidationFlag;

    @DataField(pos = 31, columnName = "登録削除区分", required = true, length = 1)
    private String registrationDeletionClassification;

    @DataField(pos = 32, columnName = "保険者任意コード", length = 10)
    private String insurerOptionalCode;

    /** Goes up when the welfare system attaches another personal number; stands for it where changes are looked for. */
    private Integer personalNumberRevision;

    // Not in the file: the journal knows the person by its pseudonym.
    private String residentNumber;

    /** 公費負担者番号 and 受給者番号, 15 digits. */
    @Override
    public String recordKey() {
        return insurerNumber + insuredIdentificationNumber;
    }

    @Override
    public boolean ended() {
        return disqualificationDate != null;
    }

    @Override
    public void sentAs(RunKind kind, Change change) {
        processingType = kind == RunKind.FULL ? "01" : "02";
        changeType = switch (change) {
            case NEW -> "01";
            case CHANGED -> "02";
            case ENDED -> "03";
        };
    }

    @Override
    public Set<String> sendingFields() {
        return SENDING_FIELDS;
    }

    @Override
    public Set<String> uncomparedFields() {
        return UNCOMPARED_FIELDS;
    }

    @Override
    public String contentSupplement() {
        return String.valueOf(personalNumberRevision);
    }

    @Override
    public void wipe() {
        if (personalNumber != null) {
            personalNumber.wipe();
        }
    }

    public String getRecordType() {
        return recordType;
    }

    public void setRecordType(String recordType) {
        this.recordType = recordType;
    }

    public String getProcessingType() {
        return processingType;
    }

    public void setProcessingType(String processingType) {
        this.processingType = processingType;
    }

    public String getChangeType() {
        return changeType;
    }

    public void setChangeType(String changeType) {
        this.changeType = changeType;
    }

    public String getInsurerNumber() {
        return insurerNumber;
    }

    public void setInsurerNumber(String insurerNumber) {
        this.insurerNumber = insurerNumber;
    }

    public String getInsuredIdentificationNumber() {
        return insuredIdentificationNumber;
    }

    public void setInsuredIdentificationNumber(String insuredIdentificationNumber) {
        this.insuredIdentificationNumber = insuredIdentificationNumber;
    }

    public String getInsuredBranchNumber() {
        return insuredBranchNumber;
    }

    public void setInsuredBranchNumber(String insuredBranchNumber) {
        this.insuredBranchNumber = insuredBranchNumber;
    }

    public String getHouseholdNumber() {
        return householdNumber;
    }

    public void setHouseholdNumber(String householdNumber) {
        this.householdNumber = householdNumber;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getMemberClassification() {
        return memberClassification;
    }

    public void setMemberClassification(String memberClassification) {
        this.memberClassification = memberClassification;
    }

    public String getPersonalFamilyClassification() {
        return personalFamilyClassification;
    }

    public void setPersonalFamilyClassification(String personalFamilyClassification) {
        this.personalFamilyClassification = personalFamilyClassification;
    }

    public String getInsuredCardClassification() {
        return insuredCardClassification;
    }

    public void setInsuredCardClassification(String insuredCardClassification) {
        this.insuredCardClassification = insuredCardClassification;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getNameKana() {
        return nameKana;
    }

    public void setNameKana(String nameKana) {
        this.nameKana = nameKana;
    }

    public String getNameOfOther() {
        return nameOfOther;
    }

    public void setNameOfOther(String nameOfOther) {
        this.nameOfOther = nameOfOther;
    }

    public String getNameOfOtherKana() {
        return nameOfOtherKana;
    }

    public void setNameOfOtherKana(String nameOfOtherKana) {
        this.nameOfOtherKana = nameOfOtherKana;
    }

    public String getSex1() {
        return sex1;
    }

    public void setSex1(String sex1) {
        this.sex1 = sex1;
    }

    public String getSex2() {
        return sex2;
    }

    public void setSex2(String sex2) {
        this.sex2 = sex2;
    }

    public LocalDate getBirthdate() {
        return birthdate;
    }

    public void setBirthdate(LocalDate birthdate) {
        this.birthdate = birthdate;
    }

    public String getPostNumber() {
        return postNumber;
    }

    public void setPostNumber(String postNumber) {
        this.postNumber = postNumber;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public PersonalNumber getPersonalNumber() {
        return personalNumber;
    }

    public void setPersonalNumber(PersonalNumber personalNumber) {
        this.personalNumber = personalNumber;
    }

    public LocalDate getQualificationDate() {
        return qualificationDate;
    }

    public void setQualificationDate(LocalDate qualificationDate) {
        this.qualificationDate = qualificationDate;
    }

    public LocalDate getDisqualificationDate() {
        return disqualificationDate;
    }

    public void setDisqualificationDate(LocalDate disqualificationDate) {
        this.disqualificationDate = disqualificationDate;
    }

    public String getReasonOfLoss() {
        return reasonOfLoss;
    }

    public void setReasonOfLoss(String reasonOfLoss) {
        this.reasonOfLoss = reasonOfLoss;
    }

    public String getSelfInformationRefusalFlag() {
        return selfInformationRefusalFlag;
    }

    public void setSelfInformationRefusalFlag(String selfInformationRefusalFlag) {
        this.selfInformationRefusalFlag = selfInformationRefusalFlag;
    }

    public String getSpecificHealthCheckupsConsentFlag() {
        return specificHealthCheckupsConsentFlag;
    }

    public void setSpecificHealthCheckupsConsentFlag(String specificHealthCheckupsConsentFlag) {
        this.specificHealthCheckupsConsentFlag = specificHealthCheckupsConsentFlag;
    }

    public LocalDate getConsentDate() {
        return consentDate;
    }

    public void setConsentDate(LocalDate consentDate) {
        this.consentDate = consentDate;
    }

    public String getNonDisclosureFlag() {
        return nonDisclosureFlag;
    }

    public void setNonDisclosureFlag(String nonDisclosureFlag) {
        this.nonDisclosureFlag = nonDisclosureFlag;
    }

    public String getOptOutFlag() {
        return optOutFlag;
    }

    public void setOptOutFlag(String optOutFlag) {
        this.optOutFlag = optOutFlag;
    }

    public String getInvalidationFlag() {
        return invalidationFlag;
    }

    public void setInvalidationFlag(String invalidationFlag) {
        this.invalidationFlag = invalidationFlag;
    }

    public String getRegistrationDeletionClassification() {
        return registrationDeletionClassification;
    }

    public void setRegistrationDeletionClassification(String registrationDeletionClassification) {
        this.registrationDeletionClassification = registrationDeletionClassification;
    }

    public String getInsurerOptionalCode() {
        return insurerOptionalCode;
    }

    public void setInsurerOptionalCode(String insurerOptionalCode) {
        this.insurerOptionalCode = insurerOptionalCode;
    }

    @Override
    public String residentNumber() {
        return residentNumber;
    }

    public String getResidentNumber() {
        return residentNumber;
    }

    public void setResidentNumber(String residentNumber) {
        this.residentNumber = residentNumber;
    }

    public Integer getPersonalNumberRevision() {
        return personalNumberRevision;
    }

    public void setPersonalNumberRevision(Integer personalNumberRevision) {
        this.personalNumberRevision = personalNumberRevision;
    }
}

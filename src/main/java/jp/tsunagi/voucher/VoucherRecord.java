package jp.tsunagi.voucher;

import java.time.LocalDate;
import java.util.Set;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.Sendable;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** 医療券・調剤券情報: one voucher as the integration terminal takes it. Items: S1 別添2, 187 to 202; field names: the online-eligibility vocabulary. */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class VoucherRecord implements Sendable {
    @DataField(pos = 1, columnName = "レコード種別コード", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "処理種別コード", required = true, length = 2)
    private String processingType;

    @DataField(pos = 3, columnName = "異動種別", required = true, length = 2)
    private String changeType;

    @DataField(pos = 4, columnName = "医療券/調剤券別", required = true, length = 2)
    private String ticketType;

    @DataField(pos = 5, columnName = "交付番号", required = true, length = 13)
    private String issueNumber;

    @DataField(pos = 6, columnName = "公費負担者番号", required = true, length = 8)
    private String insurerNumber;

    @DataField(pos = 7, columnName = "受給者番号", required = true, length = 7)
    private String insuredIdentificationNumber;

    @DataField(pos = 8, columnName = "診療年月", required = true, length = 6)
    private String medicalTreatmentMonth;

    @DataField(pos = 9, columnName = "有効期間開始年月日", required = true, pattern = "yyyyMMdd")
    private LocalDate validDate;

    @DataField(pos = 10, columnName = "有効期間終了年月日", required = true, pattern = "yyyyMMdd")
    private LocalDate expirationDate;

    @DataField(pos = 11, columnName = "指定医療機関コード", required = true, length = 10)
    private String designatedMedicalInstitutionCode;

    @DataField(pos = 12, columnName = "処方箋発行元医療機関コード", length = 10)
    private String prescriptionIssuerCode;

    @DataField(pos = 13, columnName = "診療別", required = true, length = 2)
    private String medicalTreatmentType;

    @DataField(pos = 14, columnName = "傷病名1", length = 100)
    private String injuryName1;

    @DataField(pos = 15, columnName = "傷病名2", length = 100)
    private String injuryName2;

    @DataField(pos = 16, columnName = "傷病名3", length = 100)
    private String injuryName3;

    @DataField(pos = 17, columnName = "単独/併用別", required = true, length = 2)
    private String singleOrCombinedUse;

    @DataField(pos = 18, columnName = "社会保険状況", required = true, length = 2)
    private String statusOfSocialInsurance;

    @DataField(pos = 19, columnName = "感染症法第37条の2", required = true, length = 1)
    private String statusOfInfection;

    @DataField(pos = 20, columnName = "後期高齢者医療", required = true, length = 1)
    private String statusOfElderlyMedicalCare;

    @DataField(pos = 21, columnName = "都道府県費", required = true, length = 1)
    private String statusOfPrefecturalExpenses;

    @DataField(pos = 22, columnName = "本人支払額", required = true)
    private Integer selfPayAmount;

    @DataField(pos = 23, columnName = "資格確認方法", required = true, length = 2)
    private String confirmationMethod;

    @DataField(pos = 24, columnName = "取消年月日", pattern = "yyyyMMdd")
    private LocalDate cancelledOn;

    @DataField(pos = 25, columnName = "絞り込み条件レコード種類コード", required = true, length = 2)
    private String narrowingRecordType;

    // Not in the file: the journal knows the person by its pseudonym, and the check asks for the others.
    private String residentNumber;
    private String voucherId;
    private boolean eligible;
    private String institutionKind;
    private LocalDate designatedFrom;
    private LocalDate designatedUntil;

    private static final Set<String> SENDING_FIELDS = Set.of("processingType", "changeType");

    /** 公費負担者番号, 受給者番号 and 交付番号, 28 digits; without a 交付番号, what stands in its place. */
    @Override
    public String recordKey() {
        return issueNumber == null ? keyWithoutNumber() : personKey() + issueNumber;
    }

    /** Also by what stood in its key's place before it was numbered. */
    @Override
    public boolean isMeantBy(String key) {
        return key.equals(recordKey()) || key.equals(keyWithoutNumber());
    }

    private String keyWithoutNumber() {
        return personKey() + "V" + voucherId;
    }

    @Override
    public String personKey() {
        return insurerNumber + insuredIdentificationNumber;
    }

    /** A voucher that was cancelled before it went out concerns no one. */
    @Override
    public boolean dueThoughNeverSent() {
        return false;
    }

    @Override
    public String residentNumber() {
        return residentNumber;
    }

    @Override
    public boolean ended() {
        return cancelledOn != null;
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
    public String contentSupplement() {
        return "";
    }

    @Override
    public void wipe() {
        // Holds no personal number.
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

    public String getTicketType() {
        return ticketType;
    }

    public void setTicketType(String ticketType) {
        this.ticketType = ticketType;
    }

    public String getIssueNumber() {
        return issueNumber;
    }

    public void setIssueNumber(String issueNumber) {
        this.issueNumber = issueNumber;
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

    public String getMedicalTreatmentMonth() {
        return medicalTreatmentMonth;
    }

    public void setMedicalTreatmentMonth(String medicalTreatmentMonth) {
        this.medicalTreatmentMonth = medicalTreatmentMonth;
    }

    public LocalDate getValidDate() {
        return validDate;
    }

    public void setValidDate(LocalDate validDate) {
        this.validDate = validDate;
    }

    public LocalDate getExpirationDate() {
        return expirationDate;
    }

    public void setExpirationDate(LocalDate expirationDate) {
        this.expirationDate = expirationDate;
    }

    public String getDesignatedMedicalInstitutionCode() {
        return designatedMedicalInstitutionCode;
    }

    public void setDesignatedMedicalInstitutionCode(String designatedMedicalInstitutionCode) {
        this.designatedMedicalInstitutionCode = designatedMedicalInstitutionCode;
    }

    public String getPrescriptionIssuerCode() {
        return prescriptionIssuerCode;
    }

    public void setPrescriptionIssuerCode(String prescriptionIssuerCode) {
        this.prescriptionIssuerCode = prescriptionIssuerCode;
    }

    public String getMedicalTreatmentType() {
        return medicalTreatmentType;
    }

    public void setMedicalTreatmentType(String medicalTreatmentType) {
        this.medicalTreatmentType = medicalTreatmentType;
    }

    public String getInjuryName1() {
        return injuryName1;
    }

    public void setInjuryName1(String injuryName1) {
        this.injuryName1 = injuryName1;
    }

    public String getInjuryName2() {
        return injuryName2;
    }

    public void setInjuryName2(String injuryName2) {
        this.injuryName2 = injuryName2;
    }

    public String getInjuryName3() {
        return injuryName3;
    }

    public void setInjuryName3(String injuryName3) {
        this.injuryName3 = injuryName3;
    }

    public String getSingleOrCombinedUse() {
        return singleOrCombinedUse;
    }

    public void setSingleOrCombinedUse(String singleOrCombinedUse) {
        this.singleOrCombinedUse = singleOrCombinedUse;
    }

    public String getStatusOfSocialInsurance() {
        return statusOfSocialInsurance;
    }

    public void setStatusOfSocialInsurance(String statusOfSocialInsurance) {
        this.statusOfSocialInsurance = statusOfSocialInsurance;
    }

    public String getStatusOfInfection() {
        return statusOfInfection;
    }

    public void setStatusOfInfection(String statusOfInfection) {
        this.statusOfInfection = statusOfInfection;
    }

    public String getStatusOfElderlyMedicalCare() {
        return statusOfElderlyMedicalCare;
    }

    public void setStatusOfElderlyMedicalCare(String statusOfElderlyMedicalCare) {
        this.statusOfElderlyMedicalCare = statusOfElderlyMedicalCare;
    }

    public String getStatusOfPrefecturalExpenses() {
        return statusOfPrefecturalExpenses;
    }

    public void setStatusOfPrefecturalExpenses(String statusOfPrefecturalExpenses) {
        this.statusOfPrefecturalExpenses = statusOfPrefecturalExpenses;
    }

    public Integer getSelfPayAmount() {
        return selfPayAmount;
    }

    public void setSelfPayAmount(Integer selfPayAmount) {
        this.selfPayAmount = selfPayAmount;
    }

    public String getConfirmationMethod() {
        return confirmationMethod;
    }

    public void setConfirmationMethod(String confirmationMethod) {
        this.confirmationMethod = confirmationMethod;
    }

    public LocalDate getCancelledOn() {
        return cancelledOn;
    }

    public void setCancelledOn(LocalDate cancelledOn) {
        this.cancelledOn = cancelledOn;
    }

    public String getNarrowingRecordType() {
        return narrowingRecordType;
    }

    public void setNarrowingRecordType(String narrowingRecordType) {
        this.narrowingRecordType = narrowingRecordType;
    }

    public String getResidentNumber() {
        return residentNumber;
    }

    public void setResidentNumber(String residentNumber) {
        this.residentNumber = residentNumber;
    }

    public String getVoucherId() {
        return voucherId;
    }

    public void setVoucherId(String voucherId) {
        this.voucherId = voucherId;
    }

    /** Whether the person is on assistance on every day of the period. */
    public boolean isEligible() {
        return eligible;
    }

    public void setEligible(boolean eligible) {
        this.eligible = eligible;
    }

    /** 点数表: {@code 1} 医科, {@code 3} 歯科, {@code 4} 薬局, {@code 6} 訪問看護; {@code null} for an unknown institution. */
    public String getInstitutionKind() {
        return institutionKind;
    }

    public void setInstitutionKind(String institutionKind) {
        this.institutionKind = institutionKind;
    }

    public LocalDate getDesignatedFrom() {
        return designatedFrom;
    }

    public void setDesignatedFrom(LocalDate designatedFrom) {
        this.designatedFrom = designatedFrom;
    }

    /** Last day of the designation; {@code null}: it goes on. */
    public LocalDate getDesignatedUntil() {
        return designatedUntil;
    }

    public void setDesignatedUntil(LocalDate designatedUntil) {
        this.designatedUntil = designatedUntil;
    }
}

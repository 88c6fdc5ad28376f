package jp.tsunagi.usage;

import java.time.LocalDateTime;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** 資格確認実績(ログ情報): one verification of a recipient by a medical institution (S0). */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class UsageLogRecord {
    @DataField(pos = 1, columnName = "レコード種別コード", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "資格確認通番", required = true, length = 20)
    private String confirmationNumber;

    @DataField(pos = 3, columnName = "資格確認日時", required = true, pattern = "yyyyMMddHHmmss")
    private LocalDateTime confirmedAt;

    @DataField(pos = 4, columnName = "医療機関コード", required = true, length = 10)
    private String institutionCode;

    @DataField(pos = 5, columnName = "公費負担者番号", required = true, length = 8)
    private String insurerNumber;

    @DataField(pos = 6, columnName = "受給者番号", required = true, length = 7)
    private String insuredIdentificationNumber;

    @DataField(pos = 7, columnName = "被保険者枝番", length = 2)
    private String insuredBranchNumber;

    @DataField(pos = 8, columnName = "照会区分", required = true, length = 1)
    private String referenceClassification;

    @DataField(pos = 9, columnName = "資格有効性", required = true, length = 1)
    private String qualificationValidity;

    @DataField(pos = 10, columnName = "交付番号", length = 13)
    private String issueNumber;

    @DataField(pos = 11, columnName = "健診情報閲覧区分", required = true, length = 1)
    private String checkupViewed;

    public String getRecordType() {
        return recordType;
    }

    public void setRecordType(String recordType) {
        this.recordType = recordType;
    }

    public String getConfirmationNumber() {
        return confirmationNumber;
    }

    public void setConfirmationNumber(String confirmationNumber) {
        this.confirmationNumber = confirmationNumber;
    }

    public LocalDateTime getConfirmedAt() {
        return confirmedAt;
    }

    public void setConfirmedAt(LocalDateTime confirmedAt) {
        this.confirmedAt = confirmedAt;
    }

    public String getInstitutionCode() {
        return institutionCode;
    }

    public void setInstitutionCode(String institutionCode) {
        this.institutionCode = institutionCode;
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

    public String getReferenceClassification() {
        return referenceClassification;
    }

    public void setReferenceClassification(String referenceClassification) {
        this.referenceClassification = referenceClassification;
    }

    public String getQualificationValidity() {
        return qualificationValidity;
    }

    public void setQualificationValidity(String qualificationValidity) {
        this.qualificationValidity = qualificationValidity;
    }

    public String getIssueNumber() {
        return issueNumber;
    }

    public void setIssueNumber(String issueNumber) {
        this.issueNumber = issueNumber;
    }

    public String getCheckupViewed() {
        return checkupViewed;
    }

    public void setCheckupViewed(String checkupViewed) {
        this.checkupViewed = checkupViewed;
    }
}

package jp.tsunagi.returned;

import jp.tsunagi.ledger.ResultLine;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** 処理結果: what the counterpart made of one record that was sent. It carries no personal number; the key is 受給者番号 (S1). */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class ResultRecord implements ResultLine {
    @DataField(pos = 1, columnName = "レコード種別コード", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "受付明細番号", required = true)
    private Integer receptionDetailNumber;

    @DataField(pos = 3, columnName = "公費負担者番号", required = true, length = 8)
    private String insurerNumber;

    @DataField(pos = 4, columnName = "受給者番号", required = true, length = 7)
    private String insuredIdentificationNumber;

    @DataField(pos = 5, columnName = "処理ステータスコード", required = true, length = 2)
    private String processingStatusCode;

    @DataField(pos = 6, columnName = "処理結果区分", required = true, length = 1)
    private String resultClassification;

    @DataField(pos = 7, columnName = "処理結果コード", required = true, length = 4)
    private String resultCode;

    @DataField(pos = 8, columnName = "処理結果詳細コード", length = 4)
    private String resultDetailCode;

    @DataField(pos = 9, columnName = "エラー区分", length = 1)
    private String errorClassification;

    @DataField(pos = 10, columnName = "個人番号誤入力チェック結果コード", length = 1)
    private String personalNumberCheckCode;

    @DataField(pos = 11, columnName = "突合結果分類", length = 1)
    private String matchClassification;

    @DataField(pos = 12, columnName = "交付番号", length = 13)
    private String issueNumber;

    /** 公費負担者番号 and 受給者番号, with the 交付番号 of a voucher, as in the record that is answered. */
    @Override
    public String recordKey() {
        String person = insurerNumber + insuredIdentificationNumber;
        return issueNumber == null ? person : person + issueNumber;
    }

    public String getRecordType() {
        return recordType;
    }

    public void setRecordType(String recordType) {
        this.recordType = recordType;
    }

    public Integer getReceptionDetailNumber() {
        return receptionDetailNumber;
    }

    public void setReceptionDetailNumber(Integer receptionDetailNumber) {
        this.receptionDetailNumber = receptionDetailNumber;
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

    @Override
    public String getProcessingStatusCode() {
        return processingStatusCode;
    }

    public void setProcessingStatusCode(String processingStatusCode) {
        this.processingStatusCode = processingStatusCode;
    }

    @Override
    public String getResultClassification() {
        return resultClassification;
    }

    public void setResultClassification(String resultClassification) {
        this.resultClassification = resultClassification;
    }

    @Override
    public String getResultCode() {
        return resultCode;
    }

    public void setResultCode(String resultCode) {
        this.resultCode = resultCode;
    }

    @Override
    public String getResultDetailCode() {
        return resultDetailCode;
    }

    public void setResultDetailCode(String resultDetailCode) {
        this.resultDetailCode = resultDetailCode;
    }

    public String getErrorClassification() {
        return errorClassification;
    }

    public void setErrorClassification(String errorClassification) {
        this.errorClassification = errorClassification;
    }

    public String getPersonalNumberCheckCode() {
        return personalNumberCheckCode;
    }

    public void setPersonalNumberCheckCode(String personalNumberCheckCode) {
        this.personalNumberCheckCode = personalNumberCheckCode;
    }

    public String getMatchClassification() {
        return matchClassification;
    }

    public void setMatchClassification(String matchClassification) {
        this.matchClassification = matchClassification;
    }

    public String getIssueNumber() {
        return issueNumber;
    }

    public void setIssueNumber(String issueNumber) {
        this.issueNumber = issueNumber;
    }
}

package jp.tsunagi.address;

import jp.tsunagi.ledger.ResultLine;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** 宛名登録結果: what the address system made of one registration, with the 団体内統合宛名番号 that it gave. */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class RegistrationResultRecord implements ResultLine {
    @DataField(pos = 1, columnName = "レコード種別コード", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "明細番号", required = true)
    private Integer detailNumber;

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

    @DataField(pos = 9, columnName = "団体内統合宛名番号", length = 15)
    private String integratedNumber;

    /** 公費負担者番号 and 受給者番号, 15 digits. */
    @Override
    public String recordKey() {
        return insurerNumber + insuredIdentificationNumber;
    }

    public String getRecordType() {
        return recordType;
    }

    public void setRecordType(String recordType) {
        this.recordType = recordType;
    }

    public Integer getDetailNumber() {
        return detailNumber;
    }

    public void setDetailNumber(Integer detailNumber) {
        this.detailNumber = detailNumber;
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

    public String getIntegratedNumber() {
        return integratedNumber;
    }

    public void setIntegratedNumber(String integratedNumber) {
        this.integratedNumber = integratedNumber;
    }
}

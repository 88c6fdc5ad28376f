package jp.tsunagi.checkup;

import java.time.LocalDate;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** 健診結果: one item of one person's health check, as the health promotion section hands it over. */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true)
public class CheckupResultLine {
    @DataField(pos = 1, columnName = "整理番号", required = true, length = 20)
    private String referenceNumber;

    @DataField(pos = 2, columnName = "住民番号", required = true, length = 15)
    private String residentNumber;

    @DataField(pos = 3, columnName = "氏名カナ", required = true, length = 100)
    private String nameKana;

    @DataField(pos = 4, columnName = "生年月日", required = true, pattern = "yyyyMMdd")
    private LocalDate birthdate;

    @DataField(pos = 5, columnName = "性別", required = true, length = 1)
    private String sex;

    @DataField(pos = 6, columnName = "受診日", required = true, pattern = "yyyyMMdd")
    private LocalDate checkedOn;

    @DataField(pos = 7, columnName = "健診機関番号", required = true, length = 10)
    private String institutionCode;

    @DataField(pos = 8, columnName = "項目コード", required = true, length = 17)
    private String itemCode;

    @DataField(pos = 9, columnName = "結果値", required = true, length = 256)
    private String result;

    @DataField(pos = 10, columnName = "基準値下限", length = 10)
    private String lowerLimit;

    @DataField(pos = 11, columnName = "基準値上限", length = 10)
    private String upperLimit;

    @DataField(pos = 12, columnName = "判定", length = 1)
    private String judgement;

    public String getReferenceNumber() {
        return referenceNumber;
    }

    public void setReferenceNumber(String referenceNumber) {
        this.referenceNumber = referenceNumber;
    }

    public String getResidentNumber() {
        return residentNumber;
    }

    public void setResidentNumber(String residentNumber) {
        this.residentNumber = residentNumber;
    }

    public String getNameKana() {
        return nameKana;
    }

    public void setNameKana(String nameKana) {
        this.nameKana = nameKana;
    }

    public LocalDate getBirthdate() {
        return birthdate;
    }

    public void setBirthdate(LocalDate birthdate) {
        this.birthdate = birthdate;
    }

    public String getSex() {
        return sex;
    }

    public void setSex(String sex) {
        this.sex = sex;
    }

    public LocalDate getCheckedOn() {
        return checkedOn;
    }

    public void setCheckedOn(LocalDate checkedOn) {
        this.checkedOn = checkedOn;
    }

    public String getInstitutionCode() {
        return institutionCode;
    }

    public void setInstitutionCode(String institutionCode) {
        this.institutionCode = institutionCode;
    }

    public String getItemCode() {
        return itemCode;
    }

    public void setItemCode(String itemCode) {
        this.itemCode = itemCode;
    }

    public String getResult() {
        return result;
    }

    public void setResult(String result) {
        this.result = result;
    }

    public String getLowerLimit() {
        return lowerLimit;
    }

    public void setLowerLimit(String lowerLimit) {
        this.lowerLimit = lowerLimit;
    }

    public String getUpperLimit() {
        return upperLimit;
    }

    public void setUpperLimit(String upperLimit) {
        this.upperLimit = upperLimit;
    }

    public String getJudgement() {
        return judgement;
    }

    public void setJudgement(String judgement) {
        this.judgement = judgement;
    }
}

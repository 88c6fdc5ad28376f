package jp.tsunagi.branch;

import java.time.LocalDate;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** 被保険者枝番 of one recipient, as the terminal returns it (S0). */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class BranchNumberRecord {
    @DataField(pos = 1, columnName = "レコード種別コード", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "公費負担者番号", required = true, length = 8)
    private String insurerNumber;

    @DataField(pos = 3, columnName = "受給者番号", required = true, length = 7)
    private String insuredIdentificationNumber;

    @DataField(pos = 4, columnName = "被保険者枝番", required = true, length = 2)
    private String insuredBranchNumber;

    @DataField(pos = 5, columnName = "設定年月日", required = true, pattern = "yyyyMMdd")
    private LocalDate assignedOn;

    public String getRecordType() {
        return recordType;
    }

    public void setRecordType(String recordType) {
        this.recordType = recordType;
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

    public LocalDate getAssignedOn() {
        return assignedOn;
    }

    public void setAssignedOn(LocalDate assignedOn) {
        this.assignedOn = assignedOn;
    }
}

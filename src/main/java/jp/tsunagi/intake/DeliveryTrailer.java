package jp.tsunagi.intake;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** Last line of a file that a counterpart hands over by itself. */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class DeliveryTrailer {
    @DataField(pos = 1, columnName = "レコード種別コード", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "件数", required = true)
    private Integer recordCount;

    public String getRecordType() {
        return recordType;
    }

    public void setRecordType(String recordType) {
        this.recordType = recordType;
    }

    public Integer getRecordCount() {
        return recordCount;
    }

    public void setRecordCount(Integer recordCount) {
        this.recordCount = recordCount;
    }
}

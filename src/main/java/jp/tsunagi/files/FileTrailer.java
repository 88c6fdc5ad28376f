package jp.tsunagi.files;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** Last line of a sent file: how many records it holds, in all and by kind of change. */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class FileTrailer {
    @DataField(pos = 1, columnName = "レコード種別コード", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "件数", required = true)
    private Integer recordCount;

    @DataField(pos = 3, columnName = "新規件数", required = true)
    private Integer newCount;

    @DataField(pos = 4, columnName = "変更件数", required = true)
    private Integer changedCount;

    @DataField(pos = 5, columnName = "喪失件数", required = true)
    private Integer endedCount;

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

    public Integer getNewCount() {
        return newCount;
    }

    public void setNewCount(Integer newCount) {
        this.newCount = newCount;
    }

    public Integer getChangedCount() {
        return changedCount;
    }

    public void setChangedCount(Integer changedCount) {
        this.changedCount = changedCount;
    }

    public Integer getEndedCount() {
        return endedCount;
    }

    public void setEndedCount(Integer endedCount) {
        this.endedCount = endedCount;
    }
}

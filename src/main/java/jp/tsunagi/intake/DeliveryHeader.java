package jp.tsunagi.intake;

import java.time.LocalDateTime;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** First line of a file that a counterpart hands over by itself. */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class DeliveryHeader {
    @DataField(pos = 1, columnName = "レコード種別コード", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "版番号", required = true, length = 2)
    private String layoutVersion;

    @DataField(pos = 3, columnName = "市町村コード", required = true, length = 6)
    private String municipalityCode;

    @DataField(pos = 4, columnName = "作成日時", required = true, pattern = "yyyyMMddHHmmss")
    private LocalDateTime createdAt;

    @DataField(pos = 5, columnName = "ファイル名", required = true, length = 100)
    private String fileName;

    public String getRecordType() {
        return recordType;
    }

    public void setRecordType(String recordType) {
        this.recordType = recordType;
    }

    public String getLayoutVersion() {
        return layoutVersion;
    }

    public void setLayoutVersion(String layoutVersion) {
        this.layoutVersion = layoutVersion;
    }

    public String getMunicipalityCode() {
        return municipalityCode;
    }

    public void setMunicipalityCode(String municipalityCode) {
        this.municipalityCode = municipalityCode;
    }

    public LocalDateTime getCreatedAt() {
        return createdAt;
    }

    public void setCreatedAt(LocalDateTime createdAt) {
        this.createdAt = createdAt;
    }

    public String getFileName() {
        return fileName;
    }

    public void setFileName(String fileName) {
        this.fileName = fileName;
    }
}

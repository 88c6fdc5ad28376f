package jp.tsunagi.files;

import java.time.LocalDateTime;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** First line of a sent file: what it holds, of whom and when. */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class FileHeader {
    @DataField(pos = 1, columnName = "レコード種別コード", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "版番号", required = true, length = 2)
    private String layoutVersion;

    @DataField(pos = 3, columnName = "処理種別コード", required = true, length = 2)
    private String processingType;

    @DataField(pos = 4, columnName = "市町村コード", required = true, length = 6)
    private String municipalityCode;

    @DataField(pos = 5, columnName = "作成日時", required = true, pattern = "yyyyMMddHHmmss")
    private LocalDateTime createdAt;

    @DataField(pos = 6, columnName = "ファイル名", required = true, length = 100)
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

    public String getProcessingType() {
        return processingType;
    }

    public void setProcessingType(String processingType) {
        this.processingType = processingType;
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

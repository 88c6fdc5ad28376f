package jp.tsunagi.returned;

import java.time.LocalDateTime;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** First line of a result file: which file it answers. */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class ResultHeader {
    /** 処理結果区分: the sent file was refused as a whole. */
    public static final String REFUSED = "9";

    @DataField(pos = 1, columnName = "レコード種別コード", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "版番号", required = true, length = 2)
    private String layoutVersion;

    @DataField(pos = 3, columnName = "受付番号", required = true, length = 20)
    private String receptionNumber;

    @DataField(pos = 4, columnName = "送信ファイル名", required = true, length = 100)
    private String sentFileName;

    @DataField(pos = 5, columnName = "受付日時", required = true, pattern = "yyyyMMddHHmmss")
    private LocalDateTime receivedAt;

    @DataField(pos = 6, columnName = "処理結果区分", required = true, length = 1)
    private String resultClassification;

    @DataField(pos = 7, columnName = "処理結果コード", required = true, length = 4)
    private String resultCode;

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

    public String getReceptionNumber() {
        return receptionNumber;
    }

    public void setReceptionNumber(String receptionNumber) {
        this.receptionNumber = receptionNumber;
    }

    public String getSentFileName() {
        return sentFileName;
    }

    public void setSentFileName(String sentFileName) {
        this.sentFileName = sentFileName;
    }

    public LocalDateTime getReceivedAt() {
        return receivedAt;
    }

    public void setReceivedAt(LocalDateTime receivedAt) {
        this.receivedAt = receivedAt;
    }

    public String getResultClassification() {
        return resultClassification;
    }

    public void setResultClassification(String resultClassification) {
        this.resultClassification = resultClassification;
    }

    public String getResultCode() {
        return resultCode;
    }

    public void setResultCode(String resultCode) {
        this.resultCode = resultCode;
    }
}

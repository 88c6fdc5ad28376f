package jp.tsunagi.checkup;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.ledger.ResultLine;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** 登録結果: what the screening collection system made of one document. */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class DocumentResultRecord implements ResultLine {
    // h, 作成機関番号, then day, number and 実施区分 of the archive, then the serial.
    private static final Pattern NAME = Pattern.compile("h[0-9]{10}([0-9]{10})([0-9]{6})\\.xml");

    @DataField(pos = 1, columnName = "レコード種別コード", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "受付明細番号", required = true)
    private Integer detailNumber;

    @DataField(pos = 3, columnName = "公費負担者番号", required = true, length = 8)
    private String insurerNumber;

    @DataField(pos = 4, columnName = "受給者番号", required = true, length = 7)
    private String insuredIdentificationNumber;

    @DataField(pos = 5, columnName = "健診実施日", required = true, pattern = "yyyyMMdd")
    private LocalDate checkedOn;

    @DataField(pos = 6, columnName = "文書ファイル名", required = true, length = 40)
    private String documentName;

    @DataField(pos = 7, columnName = "処理ステータスコード", required = true, length = 2)
    private String processingStatusCode;

    @DataField(pos = 8, columnName = "処理結果区分", required = true, length = 1)
    private String resultClassification;

    @DataField(pos = 9, columnName = "処理結果コード", required = true, length = 4)
    private String resultCode;

    @DataField(pos = 10, columnName = "項目コード", length = 17)
    private String resultDetailCode;

    /** 公費負担者番号, 受給者番号 and 健診実施日, 23 digits; incomplete where one of them cannot be read. */
    @Override
    public String recordKey() {
        return insurerNumber
                + insuredIdentificationNumber
                + (checkedOn == null ? "" : DateTimeFormatter.BASIC_ISO_DATE.format(checkedOn));
    }

    @Override
    public boolean statesPlace() {
        return true;
    }

    @Override
    public Optional<Finding> misplaced(String sentFile, int number) {
        if (detailNumber != number) {
            return Optional.of(new Finding(ErrorCode.ITEMS_DISAGREE, "detailNumber"));
        }
        ArchiveName archive = ArchiveName.parse(sentFile);
        Matcher name = NAME.matcher(documentName);
        boolean fits =
                name.matches() && name.group(1).equals(archive.sending()) && Integer.parseInt(name.group(2)) == number;
        return fits ? Optional.empty() : Optional.of(new Finding(ErrorCode.ITEMS_DISAGREE, "documentName"));
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

    public LocalDate getCheckedOn() {
        return checkedOn;
    }

    public void setCheckedOn(LocalDate checkedOn) {
        this.checkedOn = checkedOn;
    }

    public String getDocumentName() {
        return documentName;
    }

    public void setDocumentName(String documentName) {
        this.documentName = documentName;
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
}

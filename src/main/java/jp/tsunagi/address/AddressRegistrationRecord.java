package jp.tsunagi.address;

import java.time.LocalDate;
import java.util.Set;
import jp.tsunagi.layout.PersonalNumberFormat;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.Sendable;
import jp.tsunagi.privacy.PersonalNumber;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** 生活保護住登外情報: one recipient outside the resident register, as the address system takes it (S0; S1 flow 7). */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class AddressRegistrationRecord implements Sendable {
    @DataField(pos = 1, columnName = "レコード種別コード", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "処理種別コード", required = true, length = 2)
    private String processingType;

    @DataField(pos = 3, columnName = "異動種別", required = true, length = 2)
    private String changeType;

    @DataField(pos = 4, columnName = "業務利用番号", required = true, length = 15)
    private String residentNumber;

    @DataField(pos = 5, columnName = "公費負担者番号", required = true, length = 8)
    private String insurerNumber;

    @DataField(pos = 6, columnName = "受給者番号", required = true, length = 7)
    private String insuredIdentificationNumber;

    @DataField(pos = 7, columnName = "氏名", required = true, length = 100)
    private String name;

    @DataField(pos = 8, columnName = "氏名カナ", required = true, length = 100)
    private String nameKana;

    @DataField(pos = 9, columnName = "通称名", length = 100)
    private String nameOfOther;

    @DataField(pos = 10, columnName = "通称名カナ", length = 100)
    private String nameOfOtherKana;

    @DataField(pos = 11, columnName = "性別", required = true, length = 1)
    private String sex;

    @DataField(pos = 12, columnName = "生年月日", required = true, pattern = "yyyyMMdd")
    private LocalDate birthdate;

    @DataField(pos = 13, columnName = "郵便番号", length = 7)
    private String postNumber;

    @DataField(pos = 14, columnName = "住所", required = true, length = 200)
    private String address;

    @BindyConverter(PersonalNumberFormat.class)
    @DataField(pos = 15, columnName = "個人番号", required = true, length = 12)
    private PersonalNumber personalNumber;

    @DataField(pos = 16, columnName = "廃止年月日", pattern = "yyyyMMdd")
    private LocalDate endedOn;

    // Goes up when the welfare system attaches another personal number; stands for it where changes are looked for.
    private Integer personalNumberRevision;

    private static final Set<String> SENDING_FIELDS = Set.of("processingType", "changeType");

    /** 公費負担者番号 and 受給者番号, 15 digits. */
    @Override
    public String recordKey() {
        return insurerNumber + insuredIdentificationNumber;
    }

    @Override
    public String residentNumber() {
        return residentNumber;
    }

    /** The address system rejects the end of a person whom it never registered. */
    @Override
    public boolean dueThoughNeverSent() {
        return false;
    }

    @Override
    public boolean ended() {
        return endedOn != null;
    }

    @Override
    public void sentAs(RunKind kind, Change change) {
        processingType = kind == RunKind.FULL ? "01" : "02";
        changeType = switch (change) {
            case NEW -> "01";
            case CHANGED -> "02";
            case ENDED -> "03";
        };
    }

    @Override
    public Set<String> sendingFields() {
        return SENDING_FIELDS;
    }

    @Override
    public String contentSupplement() {
        return String.valueOf(personalNumberRevision);
    }

    @Override
    public void wipe() {
        if (personalNumber != null) {
            personalNumber.wipe();
            personalNumber = null;
        }
    }

    public String getRecordType() {
        return recordType;
    }

    public void setRecordType(String recordType) {
        this.recordType = recordType;
    }

    public String getProcessingType() {
        return processingType;
    }

    public void setProcessingType(String processingType) {
        this.processingType = processingType;
    }

    public String getChangeType() {
        return changeType;
    }

    public void setChangeType(String changeType) {
        this.changeType = changeType;
    }

    public String getResidentNumber() {
        return residentNumber;
    }

    public void setResidentNumber(String residentNumber) {
        this.residentNumber = residentNumber;
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

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getNameKana() {
        return nameKana;
    }

    public void setNameKana(String nameKana) {
        this.nameKana = nameKana;
    }

    public String getNameOfOther() {
        return nameOfOther;
    }

    public void setNameOfOther(String nameOfOther) {
        this.nameOfOther = nameOfOther;
    }

    public String getNameOfOtherKana() {
        return nameOfOtherKana;
    }

    public void setNameOfOtherKana(String nameOfOtherKana) {
        this.nameOfOtherKana = nameOfOtherKana;
    }

    public String getSex() {
        return sex;
    }

    public void setSex(String sex) {
        this.sex = sex;
    }

    public LocalDate getBirthdate() {
        return birthdate;
    }

    public void setBirthdate(LocalDate birthdate) {
        this.birthdate = birthdate;
    }

    public String getPostNumber() {
        return postNumber;
    }

    public void setPostNumber(String postNumber) {
        this.postNumber = postNumber;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public PersonalNumber getPersonalNumber() {
        return personalNumber;
    }

    public void setPersonalNumber(PersonalNumber personalNumber) {
        this.personalNumber = personalNumber;
    }

    public LocalDate getEndedOn() {
        return endedOn;
    }

    public void setEndedOn(LocalDate endedOn) {
        this.endedOn = endedOn;
    }

    public Integer getPersonalNumberRevision() {
        return personalNumberRevision;
    }

    public void setPersonalNumberRevision(Integer personalNumberRevision) {
        this.personalNumberRevision = personalNumberRevision;
    }
}

package jp.tsunagi.checkup;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.Sendable;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** 健診情報: one person's health check as it is made into a document. What is stated as a column is the content by which a change is found; the file itself is an archive of documents. */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class CheckupRecord implements Sendable {
    @DataField(pos = 1, columnName = "公費負担者番号", required = true, length = 8)
    private String insurerNumber;

    @DataField(pos = 2, columnName = "受給者番号", required = true, length = 7)
    private String insuredIdentificationNumber;

    @DataField(pos = 3, columnName = "被保険者枝番", length = 2)
    private String insuredBranchNumber;

    @DataField(pos = 4, columnName = "健診実施日", required = true, pattern = "yyyyMMdd")
    private LocalDate checkedOn;

    @DataField(pos = 5, columnName = "氏名カナ", required = true, length = 100)
    private String nameKana;

    @DataField(pos = 6, columnName = "性別", required = true, length = 1)
    private String sex;

    @DataField(pos = 7, columnName = "生年月日", required = true, pattern = "yyyyMMdd")
    private LocalDate birthdate;

    @DataField(pos = 8, columnName = "郵便番号", required = true, length = 7)
    private String postNumber;

    @DataField(pos = 9, columnName = "住所", required = true, length = 200)
    private String address;

    @DataField(pos = 10, columnName = "健診機関番号", required = true, length = 10)
    private String institutionCode;

    @DataField(pos = 11, columnName = "健診機関名", required = true, length = 100)
    private String institutionName;

    @DataField(pos = 12, columnName = "電話番号", required = true, length = 15)
    private String institutionTelephone;

    @DataField(pos = 13, columnName = "健診機関郵便番号", required = true, length = 7)
    private String institutionPostNumber;

    @DataField(pos = 14, columnName = "健診機関所在地", required = true, length = 200)
    private String institutionAddress;

    @DataField(pos = 15, columnName = "結果", required = true)
    private String results;

    // Not in the document: the journal knows the person by its pseudonym.
    private String residentNumber;

    // Of the day of sending: 0 none, 1 given, 2 expired, 3 not obtainable.
    private String consent;

    private String selfInformationRefusal;

    private String nonDisclosure;

    private Boolean onAssistanceAtCheck;

    private Boolean onAssistanceNow;

    // What the check made of it, until the archive holds it.
    private MadeDocument document;

    private static final Set<String> SENDING_FIELDS = Set.of();

    /** 公費負担者番号, 受給者番号 and 健診実施日, 23 digits. */
    @Override
    public String recordKey() {
        return insurerNumber
                + insuredIdentificationNumber
                + (checkedOn == null ? "" : DateTimeFormatter.BASIC_ISO_DATE.format(checkedOn));
    }

    @Override
    public String residentNumber() {
        return residentNumber;
    }

    @Override
    public boolean ended() {
        return false;
    }

    @Override
    public void sentAs(RunKind kind, Change change) {
        // A document is the same whether it is the first of its check or not.
    }

    @Override
    public Set<String> sendingFields() {
        return SENDING_FIELDS;
    }

    @Override
    public String contentSupplement() {
        return "";
    }

    @Override
    public void wipe() {
        // Holds no personal number; the document is large and has had its use.
        document = null;
    }

    /** The document, once the record has been checked and found good; null before and after. */
    MadeDocument document() {
        return document;
    }

    void made(MadeDocument made) {
        document = made;
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

    public LocalDate getCheckedOn() {
        return checkedOn;
    }

    public void setCheckedOn(LocalDate checkedOn) {
        this.checkedOn = checkedOn;
    }

    public String getNameKana() {
        return nameKana;
    }

    public void setNameKana(String nameKana) {
        this.nameKana = nameKana;
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

    public String getInstitutionCode() {
        return institutionCode;
    }

    public void setInstitutionCode(String institutionCode) {
        this.institutionCode = institutionCode;
    }

    public String getInstitutionName() {
        return institutionName;
    }

    public void setInstitutionName(String institutionName) {
        this.institutionName = institutionName;
    }

    public String getInstitutionTelephone() {
        return institutionTelephone;
    }

    public void setInstitutionTelephone(String institutionTelephone) {
        this.institutionTelephone = institutionTelephone;
    }

    public String getInstitutionPostNumber() {
        return institutionPostNumber;
    }

    public void setInstitutionPostNumber(String institutionPostNumber) {
        this.institutionPostNumber = institutionPostNumber;
    }

    public String getInstitutionAddress() {
        return institutionAddress;
    }

    public void setInstitutionAddress(String institutionAddress) {
        this.institutionAddress = institutionAddress;
    }

    public String getResults() {
        return results;
    }

    public void setResults(String results) {
        this.results = results;
    }

    public String getResidentNumber() {
        return residentNumber;
    }

    public void setResidentNumber(String residentNumber) {
        this.residentNumber = residentNumber;
    }

    public String getConsent() {
        return consent;
    }

    public void setConsent(String consent) {
        this.consent = consent;
    }

    public String getSelfInformationRefusal() {
        return selfInformationRefusal;
    }

    public void setSelfInformationRefusal(String selfInformationRefusal) {
        this.selfInformationRefusal = selfInformationRefusal;
    }

    public String getNonDisclosure() {
        return nonDisclosure;
    }

    public void setNonDisclosure(String nonDisclosure) {
        this.nonDisclosure = nonDisclosure;
    }

    public Boolean getOnAssistanceAtCheck() {
        return onAssistanceAtCheck;
    }

    public void setOnAssistanceAtCheck(Boolean onAssistanceAtCheck) {
        this.onAssistanceAtCheck = onAssistanceAtCheck;
    }

    public Boolean getOnAssistanceNow() {
        return onAssistanceNow;
    }

    public void setOnAssistanceNow(Boolean onAssistanceNow) {
        this.onAssistanceNow = onAssistanceNow;
    }
}

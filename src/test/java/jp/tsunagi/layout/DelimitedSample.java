package jp.tsunagi.layout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import jp.tsunagi.privacy.PersonalNumber;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** Every type of value, with commas between. */
@CsvRecord(separator = ",", crlf = "WINDOWS", quoting = true, quotingOnlyWhenNeeded = true)
public class DelimitedSample {
    @DataField(pos = 1, columnName = "種別", required = true, length = 1)
    private String recordType;

    @DataField(pos = 2, columnName = "氏名", length = 20)
    private String name;

    @DataField(pos = 3, columnName = "備考", trim = true)
    private String note;

    @DataField(pos = 4, columnName = "件数")
    private Integer count;

    @DataField(pos = 5, columnName = "金額", precision = 2)
    private BigDecimal amount;

    @DataField(pos = 6, columnName = "生年月日", pattern = "yyyyMMdd")
    private LocalDate birthdate;

    @DataField(pos = 7, columnName = "作成日時", pattern = "yyyyMMddHHmmss")
    private LocalDateTime createdAt;

    @DataField(pos = 8, columnName = "確認日", pattern = "yyyy-MM-dd")
    private LocalDate checkedOn;

    @BindyConverter(PersonalNumberFormat.class)
    @DataField(pos = 9, columnName = "個人番号", length = 12)
    private PersonalNumber personalNumber;

    @DataField(pos = 10, columnName = "区分", defaultValue = "99", clip = true, length = 4)
    private String kind;

    @DataField(pos = 11, columnName = "終わり", required = true)
    private String end;

    public String getRecordType() {
        return recordType;
    }

    public void setRecordType(String recordType) {
        this.recordType = recordType;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public Integer getCount() {
        return count;
    }

    public void setCount(Integer count) {
        this.count = count;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public LocalDate getBirthdate() {
        return birthdate;
    }

    public void setBirthdate(LocalDate birthdate) {
        this.birthdate = birthdate;
    }

    public LocalDateTime getCreatedAt() {
        return createdAt;
    }

    public void setCreatedAt(LocalDateTime createdAt) {
        this.createdAt = createdAt;
    }

    public LocalDate getCheckedOn() {
        return checkedOn;
    }

    public void setCheckedOn(LocalDate checkedOn) {
        this.checkedOn = checkedOn;
    }

    public PersonalNumber getPersonalNumber() {
        return personalNumber;
    }

    public void setPersonalNumber(PersonalNumber personalNumber) {
        this.personalNumber = personalNumber;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getEnd() {
        return end;
    }

    public void setEnd(String end) {
        this.end = end;
    }
}

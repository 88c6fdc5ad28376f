package jp.tsunagi.layout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import jp.tsunagi.privacy.PersonalNumber;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.apache.camel.dataformat.bindy.annotation.FixedLengthRecord;

/** Every type of value, at fixed places. */
@FixedLengthRecord(length = 67, crlf = "UNIX", paddingChar = '*')
public class FixedSample {
    @DataField(pos = 1, length = 1, required = true)
    private String recordType;

    @DataField(pos = 2, length = 10, align = "L", trim = true)
    private String name;

    @DataField(pos = 12, length = 6, paddingChar = '0', trim = true)
    private Integer count;

    @DataField(pos = 18, length = 9, precision = 1, trim = true)
    private BigDecimal amount;

    @DataField(pos = 27, length = 8, pattern = "yyyyMMdd", trim = true)
    private LocalDate birthdate;

    @DataField(pos = 35, length = 14, pattern = "yyyyMMddHHmmss", trim = true)
    private LocalDateTime createdAt;

    @BindyConverter(PersonalNumberFormat.class)
    @DataField(pos = 49, length = 12, trim = true)
    private PersonalNumber personalNumber;

    @DataField(pos = 61, length = 3, align = "B", paddingChar = '\0', trim = true, clip = true)
    private String kind;

    @DataField(pos = 64, length = 4, align = "L", paddingChar = '　', trim = true, defaultValue = "既定")
    private String place;

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

    public String getPlace() {
        return place;
    }

    public void setPlace(String place) {
        this.place = place;
    }
}

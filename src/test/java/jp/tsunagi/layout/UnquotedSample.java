package jp.tsunagi.layout;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** A layout that does without quotes in Bindy. */
@CsvRecord(separator = ",", crlf = "UNIX")
public class UnquotedSample {
    @DataField(pos = 1, columnName = "名,前", required = true, length = 5)
    private String name;

    @DataField(pos = 2, defaultValue = "7")
    private Integer count;

    @DataField(pos = 3, pattern = "yyyyMMdd")
    private LocalDate day;

    @DataField(pos = 4, precision = 1)
    private BigDecimal amount;

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

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }
}

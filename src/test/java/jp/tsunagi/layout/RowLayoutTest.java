package jp.tsunagi.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import jp.tsunagi.eligibility.EligibilityRecord;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.PersonalNumber;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A layout that a file states is the layout that a class states. */
class RowLayoutTest {
    private static final Layout<EligibilityRecord> ORIGINAL = Layout.of(EligibilityRecord.class);
    private static final RowTwin TWIN = RowTwin.of(ORIGINAL);

    @Property(tries = 200)
    void writesAndReadsTheBytesOfTheClass(@ForAll long seed) {
        EligibilityRecord original = SampleRecords.eligibility(new Random(seed));
        byte[] line = written(ORIGINAL, original);
        assertThat(text(written(TWIN.layout(), TWIN.row(original)))).isEqualTo(text(line));
        Line<Row> read = TWIN.layout().reader(new ByteArrayInputStream(line)).next();
        assertThat(read.isGood()).isTrue();
        assertThat(text(written(TWIN.layout(), read.record()))).isEqualTo(text(line));
    }

    @Property(tries = 300)
    void findsWhatTheClassFindsInABadLine(@ForAll long seed) {
        Random random = new Random(seed);
        String[] values = text(written(ORIGINAL, SampleRecords.eligibility(random)))
                .strip()
                .split(",", -1);
        for (int i = 0; i < 3; i++) {
            values[random.nextInt(values.length)] =
                    List.of("", "x", "20260231", "2", " ", "x".repeat(500)).get(random.nextInt(6));
        }
        byte[] line = (String.join(",", values) + "\r\n").getBytes(StandardCharsets.UTF_8);
        Line<EligibilityRecord> original =
                ORIGINAL.reader(new ByteArrayInputStream(line)).next();
        Line<Row> read = TWIN.layout().reader(new ByteArrayInputStream(line)).next();
        assertThat(read.findings()).isEqualTo(original.findings());
        assertThat(TWIN.layout().check(read.record())).isEqualTo(ORIGINAL.check(original.record()));
    }

    @Test
    void whatAlwaysStandsInAColumnIsWrittenAndNotAskedOfTheQuery() throws SQLException {
        RowLayout stated = stated();
        Layout<Row> layout = Layout.of(stated, Row.class, () -> new Row(stated));
        Row row = bound(
                layout,
                "select 'あ' as full_name, 12.345 as amount, date '1980-01-02' as born_on, "
                        + "'123456789018' as personal_number, '77' as resident_number");
        assertThat(text(written(layout, row))).isEqualTo("D,あ,12.34,1980-01-02,123456789018\r\n");
        assertThat(stated.key(row)).isEqualTo("あ1980-01-02");
        assertThat(row.get(4)).isInstanceOf(PersonalNumber.class);
        assertThat(row.get(5)).isEqualTo("77");
    }

    @Test
    void theQueryGivesExactlyWhatTheFileStates() {
        RowLayout stated = stated();
        Layout<Row> layout = Layout.of(stated, Row.class, () -> new Row(stated));
        assertThatThrownBy(() -> bound(layout, "select 'あ' as full_name, '1' as personal_number"))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID))
                .hasMessageContaining("the query has no column for amount, bornOn, residentNumber");
        assertThatThrownBy(() -> bound(layout, "select 'D' as \"record_type\""))
                .hasMessageContaining("no free field of a known type for record_type");
    }

    @Test
    void aLineIsMadeOfItemsByTheirNames() {
        RowLayout stated = stated();
        Layout<Row> layout = Layout.of(stated, Row.class, () -> new Row(stated));
        Row row = layout.make(java.util.Map.of("recordType", "X", "amount", new BigDecimal("1.00"), "other", 1));
        assertThat(text(written(layout, row))).isEqualTo("D,,1.00,,\r\n");
        assertThat(layout.value(row, "amount")).contains(new BigDecimal("1.00"));
        assertThat(layout.value(row, "other")).isEmpty();
    }

    private static RowLayout stated() {
        List<RowColumn> columns = new ArrayList<>();
        List<ColumnType> types = List.of(
                ColumnType.TEXT, ColumnType.TEXT, ColumnType.DECIMAL, ColumnType.DATE, ColumnType.PERSONAL_NUMBER);
        List<String> names = List.of("recordType", "fullName", "amount", "bornOn", "personalNumber");
        IntStream.range(0, types.size()).forEach(i -> columns.add(column(i + 1, names.get(i), types.get(i))));
        return new RowLayout(
                "people.layout.yaml",
                columns,
                List.of(column(0, "residentNumber", ColumnType.TEXT)),
                new RowLayout.Roles(List.of(1, 3), 5, 3, RowLayout.Roles.NONE, RowLayout.Roles.NONE));
    }

    private static RowColumn column(int position, String name, ColumnType type) {
        Column column = new Column(position, name, name, type, false, 0, type == ColumnType.DATE ? "yyyy-MM-dd" : "");
        Optional<String> constant = position == 1 ? Optional.of("D") : Optional.empty();
        return new RowColumn(column, 2, constant, RowColumn.Rules.NONE);
    }

    private static Row bound(Layout<Row> layout, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:row-layout");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            RowBinder<Row> binder = RowBinder.of(layout, rows.getMetaData());
            assertThat(rows.next()).isTrue();
            Row row = binder.read(rows);
            assertThat(Arrays.asList(row.get(1), row.get(3))).containsExactly("あ", LocalDate.of(1980, 1, 2));
            return row;
        }
    }

    private static <T> byte[] written(Layout<T> layout, T target) {
        RecordWriter<T> writer = layout.writer();
        writer.write(target);
        return writer.take();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

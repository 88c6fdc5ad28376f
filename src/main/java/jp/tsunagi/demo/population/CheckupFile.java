package jp.tsunagi.demo.population;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import jp.tsunagi.demo.population.CheckupFault.Found;
import jp.tsunagi.demo.population.CheckupItems.Result;
import jp.tsunagi.demo.population.CheckupScene.Check;
import jp.tsunagi.demo.population.CheckupScene.SpoiltCheck;
import jp.tsunagi.privacy.OwnerOnly;

/** {@code KENSHIN_*.csv} of the health promotion section: Windows-31J, CRLF, every value in quotes, titles, a line an item. */
final class CheckupFile implements AutoCloseable {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final List<String> TITLES =
            List.of("整理番号", "住民番号", "氏名カナ", "生年月日", "性別", "受診日", "健診機関番号", "項目コード", "結果値", "基準値下限", "基準値上限", "判定");
    private static final String PERSON =
            "select r.recipient_id, r.resident_number, r.name_kana, r.birth_date, r.sex, r.payer_number,"
                    + " r.recipient_number from recipient r join eligibility e on e.recipient_id = r.recipient_id"
                    + " and e.period_no = r.current_period where ";

    private final Writer file;
    private final PopulationOptions options;
    private final Numbers numbers;
    private int lines;
    private int quarantinedLines;
    private int checks;

    /** The person as the section knows them. */
    private record Subject(long id, String residentNumber, String kana, LocalDate birthDate, String sex, String key) {
        static Subject of(ResultSet row) throws SQLException {
            return new Subject(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, LocalDate.class),
                    row.getString(5),
                    row.getString(6) + row.getString(7));
        }
    }

    CheckupFile(Path path, PopulationOptions options, Numbers numbers) throws IOException {
        this.file = new BufferedWriter(OwnerOnly.replace(path, Charset.forName("windows-31j")), 1 << 16);
        this.options = options;
        this.numbers = numbers;
    }

    /** Everyone's check in the order of the recipients, then those with a part of their own. */
    CheckupScene.Import write(Statements welfare, CheckupStage stage, CheckupScene scene, Set<Long> parts)
            throws IOException, SQLException {
        line(TITLES);
        welfare.forEach(
                PERSON + CheckupStage.CAN_BE_CHECKED + " order by r.recipient_id",
                row -> {
                    Subject subject = Subject.of(row);
                    if (CheckupStage.wasChecked(subject.id(), options, parts)) {
                        LocalDate on = CheckupStage.checkedOn(subject.id(), options);
                        add(CheckupStage.check(subject.id(), subject.key(), on), subject, items(subject));
                    }
                },
                stage.born(),
                stage.settled());
        Map<String, String> quarantined = new TreeMap<>();
        for (SpoiltCheck check : scene.spoilt()) {
            int before = lines;
            addSpoilt(check, person(welfare, check.check()));
            if (check.fault().found() == Found.AT_IMPORT) {
                quarantinedLines += lines - before;
                quarantined.put(check.check().reference(), check.fault().code());
            }
        }
        Subject protagonist = person(welfare, scene.protagonist());
        add(scene.protagonist(), protagonist, items(protagonist));
        return new CheckupScene.Import(lines, quarantinedLines, checks, quarantined);
    }

    private static Subject person(Statements welfare, Check check) throws SQLException {
        List<Subject> found = new ArrayList<>();
        welfare.forEach(PERSON + "r.recipient_id = ?", row -> found.add(Subject.of(row)), check.recipientId());
        return found.get(0);
    }

    private List<Result> items(Subject subject) {
        return CheckupItems.of(
                new SplittableRandom(options.seed() + 31 * subject.id()),
                subject.sex().equals("1"));
    }

    private void addSpoilt(SpoiltCheck spoilt, Subject person) {
        List<Result> items = new ArrayList<>(items(person));
        Subject shown = person;
        switch (spoilt.fault()) {
            // Ids below an office's belong to residents who are no recipients.
            case UNKNOWN_PERSON ->
                shown = new Subject(
                        person.id(),
                        numbers.residentNumber(person.id() % Office.IDS + Office.IDS / 2, true),
                        person.kana(),
                        person.birthDate(),
                        person.sex(),
                        person.key());
            case BIRTH_DIFFERS ->
                shown = new Subject(
                        person.id(),
                        person.residentNumber(),
                        person.kana(),
                        person.birthDate().minusDays(1),
                        person.sex(),
                        person.key());
            case SEX_DIFFERS ->
                shown = new Subject(
                        person.id(),
                        person.residentNumber(),
                        person.kana(),
                        person.birthDate(),
                        person.sex().equals("1") ? "2" : "1",
                        person.key());
            case UNKNOWN_ITEM ->
                items.replaceAll(
                        item -> item.code().equals(CheckupItems.HEIGHT) ? item.withCode("9N001000000000009") : item);
            case OUT_OF_RANGE ->
                items.replaceAll(item -> item.code().equals(CheckupItems.HEIGHT) ? item.withValue("999.9") : item);
            case CODE_NOT_IN_LIST ->
                items.replaceAll(item -> item.code().equals(CheckupItems.SMOKING) ? item.withValue("9") : item);
            default -> {}
        }
        add(spoilt.check(), shown, items);
    }

    private void add(Check check, Subject person, List<Result> items) {
        checks++;
        String institution =
                CheckupStage.institution(Math.floorMod((int) check.recipientId(), CheckupStage.INSTITUTIONS));
        for (Result item : items) {
            lines++;
            line(List.of(
                    check.reference(),
                    person.residentNumber(),
                    person.kana(),
                    DAY.format(person.birthDate()),
                    person.sex(),
                    DAY.format(check.checkedOn()),
                    institution,
                    item.code(),
                    item.value(),
                    item.low(),
                    item.high(),
                    item.judgement()));
        }
    }

    private void line(List<String> values) {
        try {
            file.write('"');
            file.write(String.join("\",\"", values));
            file.write("\"\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

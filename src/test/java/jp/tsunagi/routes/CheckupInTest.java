package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixturePeople.key;
import static jp.tsunagi.support.HubFixturePeople.personalNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixturePeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckupInTest {
    private static final String LINKAGE = "checkup-in";
    private static final String HEIGHT = "9N001000000000001";
    private static final String WEIGHT = "9N006000000000001";
    /** Twelve digits that are no personal number. */
    private static final String TWELVE = "123456789012";

    private static final String TITLES = "整理番号,住民番号,氏名カナ,生年月日,性別,受診日,健診機関番号,項目コード,結果値,基準値下限,基準値上限,判定";

    @TempDir
    static Path root;

    private static HubFixture hub;
    private static int files;

    @BeforeAll
    static void start() throws IOException {
        hub = new HubFixture(root)
                // A marker is there at once; that a file lies still takes seconds to see.
                .edit("config/linkages.yaml", "ready: stable 10 seconds", "marker: \"{name}.done\"")
                .start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void three() throws IOException {
        hub.reset();
        HubFixturePeople.in(hub).found(3);
    }

    @Test
    void aCheckIsTiedToItsRecipientWithAllItsItems() throws IOException {
        RunLine run =
                take(line("A1", 1, HEIGHT, "160.5"), line("A1", 1, WEIGHT, "55.0"), line("A2", 2, HEIGHT, "150.0"));

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.balance()).isEqualTo(new Balance(3, 3, 0, 0, 0));
        assertThat(results())
                .containsExactly("1 A1 " + HEIGHT + " 160.5", "1 A1 " + WEIGHT + " 55.0", "2 A2 " + HEIGHT + " 150.0");
        assertThat(hub.hub().queryForList("select record_key from taken_record order by 1", String.class))
                .containsExactlyInAnyOrder(key(1), key(2));
    }

    @Test
    void theSameCheckAgainIsUnchangedAndOneWithOtherResultsReplacesIt() throws IOException {
        take(line("A1", 1, HEIGHT, "160.5"), line("A1", 1, WEIGHT, "55.0"), line("A2", 2, HEIGHT, "150.0"));

        RunLine run =
                take(line("A1", 1, HEIGHT, "160.5"), line("A1", 1, WEIGHT, "55.0"), line("A2", 2, HEIGHT, "151.0"));

        assertThat(run.balance()).isEqualTo(new Balance(3, 1, 2, 0, 0));
        assertThat(hub.hub()
                        .queryForList(
                                "select record_key || effect from taken_record where run_id = ?",
                                String.class,
                                run.id()))
                .containsExactlyInAnyOrder(key(1) + "UNCHANGED", key(2) + "TAKEN_OVER");
        assertThat(results()).contains("2 A2 " + HEIGHT + " 151.0").hasSize(3);
    }

    @Test
    void aCheckThatIsNoRecipientsOrContradictsItselfIsSetAsideAsAWhole() throws IOException {
        RunLine run = take(
                line("A1", 1, HEIGHT, "160.5"),
                line("B1", 9, HEIGHT, "160.5"),
                line("B1", 9, WEIGHT, "60.0"),
                line("C1", 2, HEIGHT, "160.5").replace("19600101", "19600102"),
                line("D1", 3, HEIGHT, "160.5"),
                line("D1", 3, WEIGHT, "60.0").replace("20260310", "20260311"),
                line("E1", 3, HEIGHT, "160.5"),
                line("E1", 3, HEIGHT, "161.5"),
                line("F1", 3, WEIGHT, "60.0").replace("\"2\",\"2026", "\"9\",\"2026"),
                line("F1", 3, HEIGHT, "160.0"));

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(hub.quarantine(run))
                .extracting(Item::lineNo, Item::errorCode, Item::field)
                .containsExactly(
                        tuple(3L, "TSN-1020", "residentNumber"),
                        tuple(5L, "TSN-1042", "birthdate"),
                        tuple(6L, "TSN-1016", "referenceNumber"),
                        tuple(9L, "TSN-1007", "itemCode"),
                        tuple(10L, "TSN-1004", "sex"));
        assertThat(run.balance()).isEqualTo(new Balance(10, 1, 0, 5, 4));
        assertThat(hub.hub().queryForMap("select cause, detail, records from held_back where run_id = ?", run.id()))
                .containsValues("WHOLE", "", 4L);
        assertThat(results()).containsExactly("1 A1 " + HEIGHT + " 160.5");
    }

    @Test
    void aPersonHasOneCheckADayAndANumberIsOneChecksForEver() throws IOException {
        take(line("A1", 1, HEIGHT, "160.5"));

        RunLine run = take(line("A2", 1, HEIGHT, "160.5"), line("A1", 2, HEIGHT, "150.0"));

        assertThat(hub.quarantine(run))
                .extracting(Item::lineNo, Item::errorCode, Item::field)
                .containsExactly(tuple(2L, "TSN-1007", "checkedOn"), tuple(3L, "TSN-1035", "referenceNumber"));
        assertThat(results()).containsExactly("1 A1 " + HEIGHT + " 160.5");
    }

    @Test
    void aMendedCheckIsTakenAgainWithAllItsLines() throws IOException {
        RunLine run = take(line("B1", 4, HEIGHT, "160.5"), line("B1", 4, WEIGHT, "60.0"), line("B2", 5, HEIGHT, "1"));
        HubFixturePeople.in(hub).add(4, 4);

        hub.replay(hub.quarantine(run).get(0));

        assertThat(hub.newest(LINKAGE).balance()).isEqualTo(new Balance(2, 2, 0, 0, 0));
        assertThat(results()).containsExactly("4 B1 " + HEIGHT + " 160.5", "4 B1 " + WEIGHT + " 60.0");
    }

    @Test
    void otherTitlesAndAnotherCharacterSetAreNotTaken() throws IOException {
        RunLine titles =
                take(TITLES.replace("判定", "判定2"), Charset.forName("windows-31j"), line("A1", 1, HEIGHT, "160.5"));
        RunLine charset = take(TITLES, StandardCharsets.UTF_8, line("A1", 1, HEIGHT, "160.5"));

        assertThat(titles.errorCode()).isEqualTo("TSN-2013");
        assertThat(charset.fileState()).isEqualTo("HELD");
        assertThat(results()).isEmpty();
    }

    @Test
    void aResidentNumberOfTwelveDigitsIsNoPersonalNumberWhateverItsLastDigit() throws IOException {
        String withCheckDigit = personalNumber(50);
        HubFixturePeople.in(hub).change(1, "resident_number", withCheckDigit).change(2, "resident_number", TWELVE);

        RunLine run = take(
                of(withCheckDigit, line("A1", 1, HEIGHT, "160.5")),
                of(TWELVE, line("A2", 2, HEIGHT, "150.0")),
                of(personalNumber(51), line("B1", 1, HEIGHT, "170.5")));

        assertThat(run.balance()).isEqualTo(new Balance(3, 2, 0, 1, 0));
        assertThat(hub.quarantine(run))
                .extracting(Item::lineNo, Item::errorCode)
                .containsExactly(tuple(4L, "TSN-1020"));
    }

    @Test
    void aPersonalNumberInThePlaceOfTheResidentNumberHoldsTheFile() throws IOException {
        RunLine noneHasTwelve = take(of(TWELVE, line("A1", 1, HEIGHT, "160.5")), line("A2", 2, HEIGHT, "1"));
        HubFixturePeople.in(hub).change(1, "resident_number", TWELVE);
        RunLine aRecipients = take(of(personalNumber(2), line("A1", 1, HEIGHT, "160.5")));
        RunLine withoutColumns = take("\"A1\",\"" + personalNumber(51) + "\"\r\n");
        RunLine grouped = take(of("2000-0000-" + personalNumber(51).substring(8), line("A1", 1, HEIGHT, "1")));
        RunLine asResult = take(line("A1", 2, HEIGHT, personalNumber(51)));
        RunLine ofABrokenCheck = take(
                of(personalNumber(2), line("A1", 1, HEIGHT, "160.5")),
                line("A1", 1, WEIGHT, "60.0").replace("\"2\",\"2026", "\"9\",\"2026"));
        RunLine ofTheBadLine =
                take(of(personalNumber(2), line("A1", 1, HEIGHT, "1")).replace("\"2\",\"2026", "\"9\",\"2026"));
        RunLine ofTwo = take(line("A1", 1, HEIGHT, "160.5"), of(personalNumber(2), line("A1", 1, WEIGHT, "60.0")));

        assertThat(List.of(
                        noneHasTwelve,
                        aRecipients,
                        withoutColumns,
                        grouped,
                        asResult,
                        ofABrokenCheck,
                        ofTheBadLine,
                        ofTwo))
                .allSatisfy(run -> {
                    assertThat(run.errorCode()).isEqualTo("TSN-2007");
                    assertThat(run.fileState()).isEqualTo("HELD");
                });
        assertThat(results()).isEmpty();
    }

    @Test
    void aReferenceOfTwelveDigitsIsRefusedWhateverItsLastDigitAndOneWithLettersWhereItIsTheCheckDigit()
            throws IOException {
        RunLine digits = take(line("A2", 2, HEIGHT, "150.0"), line(TWELVE, 1, HEIGHT, "160.5"));
        RunLine numberWithLetter = take(line("K" + personalNumber(51), 1, HEIGHT, "160.5"));
        RunLine withLetter = take(line("K" + TWELVE, 1, HEIGHT, "160.5"));

        assertThat(digits.errorCode()).isEqualTo("TSN-2021");
        assertThat(hub.quarantine(digits))
                .singleElement()
                .satisfies(item -> assertThat(item.note()).isEqualTo("line 3, referenceNumber"));
        assertThat(numberWithLetter.errorCode()).isEqualTo("TSN-2007");
        assertThat(withLetter.balance()).isEqualTo(new Balance(1, 1, 0, 0, 0));
    }

    private static List<String> results() {
        return hub.welfare()
                .queryForList(
                        "select c.recipient_id || ' ' || c.reference_number || ' ' || r.item_code || ' ' || r.result "
                                + "from checkup c join checkup_result r on r.checkup_id = c.checkup_id order by 1",
                        String.class);
    }

    private static String of(String residentNumber, String line) {
        return line.replaceFirst("\",\"1[123]\"", "\",\"" + residentNumber + "\"");
    }

    private static String line(String reference, int person, String item, String result) {
        return "\""
                + String.join(
                        "\",\"",
                        reference,
                        "1" + person,
                        "ｶｸｳ ﾊﾅｺ",
                        "19600101",
                        "2",
                        "20260310",
                        "1312345678",
                        item,
                        result,
                        "",
                        "",
                        "")
                + "\"\r\n";
    }

    private static RunLine take(String... lines) throws IOException {
        return take(TITLES, Charset.forName("windows-31j"), lines);
    }

    private static RunLine take(String titles, Charset charset, String... lines) throws IOException {
        Path folder = Files.createDirectories(hub.data().resolve("inbox").resolve(LINKAGE));
        String quoted = Arrays.stream(titles.split(",")).collect(Collectors.joining("\",\"", "\"", "\"\r\n"));
        Path file = folder.resolve("KENSHIN_" + ++files + ".csv");
        Files.writeString(file, quoted + String.join("", lines), charset);
        Files.createFile(folder.resolve(file.getFileName() + ".done"));
        return hub.run(LINKAGE);
    }
}

package jp.tsunagi.checkup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.numbers.RecipientNumber;
import jp.tsunagi.quarantine.RecordCheck;
import jp.tsunagi.text.CharacterProfile;
import jp.tsunagi.text.CharacterTables;
import org.junit.jupiter.api.Assumptions;

/** A made-up person's check with all that a usual one has, and the parts that work on it. */
final class Checkups {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    static final RecordCheck.Sending SENDING = new RecordCheck.Sending(TODAY, StandardCharsets.UTF_8);
    static final Path FOLDER = Path.of("mappings/checkup");
    static final Items ITEMS = Items.read(FOLDER);
    static final SubmissionSettings SETTINGS =
            SubmissionSettings.read(FOLDER.resolve("checkup-out.yaml"), ITEMS.lists());
    static final Xml<jp.tsunagi.checkup.cda.ClinicalDocument> DOCUMENTS = Xml.ofDocuments();
    static final ArchiveName NAME = ArchiveName.parse("12138012_94899990_202611200_1.zip");

    private static final CharacterTables TABLES = CharacterTables.load(Path.of("mappings/characters"));

    private Checkups() {}

    static CheckupCheck check(Optional<Schemas> schemas) {
        return new CheckupCheck(
                ITEMS,
                SETTINGS,
                () -> schemas,
                charset -> TABLES.characters("welfare", CharacterProfile.of(charset.name())));
    }

    /** Where the official schemas are, which are not ours to ship: {@code -Dtsunagi.schemas=…}, or beside the project. */
    static Path schemaFolder() {
        return Path.of(System.getProperty("tsunagi.schemas", "../shared/specs/xsd"));
    }

    /** The official schemas, or a test that says why it did not run. */
    static Schemas schemas() {
        Path folder = schemaFolder();
        Assumptions.assumeTrue(
                Files.isRegularFile(folder.resolve("hc08_V08.xsd")),
                () -> "NOT RUN: the Ministry's schemas are not in " + folder
                        + "; name their folder by -Dtsunagi.schemas=…");
        return Schemas.load(folder).orElseThrow();
    }

    static CheckupRecord record(int serial) {
        return record(serial, usual(serial));
    }

    static CheckupRecord record(int serial, List<CheckupResult> results) {
        CheckupRecord record = new CheckupRecord();
        record.setInsurerNumber("12138012");
        record.setInsuredIdentificationNumber(RecipientNumber.withCheckDigit(serial));
        record.setInsuredBranchNumber("01");
        record.setCheckedOn(LocalDate.of(2026, 6, 1).plusDays(serial % 100));
        record.setNameKana("ｶｸｳ ﾊﾅｺ");
        record.setSex(serial % 2 == 0 ? "1" : "2");
        record.setBirthdate(LocalDate.of(1950, 1, 1).plusDays(serial % 9000));
        record.setPostNumber("9990001");
        record.setAddress("架空県架空市 中央1-2-3");
        record.setInstitutionCode("1399999991");
        record.setInstitutionName("架空健診センター");
        record.setInstitutionTelephone("00-0000-1111");
        record.setInstitutionPostNumber("9990002");
        record.setInstitutionAddress("架空県架空市東二丁目2番");
        record.setResults(CheckupResult.encode(results));
        record.setResidentNumber("1234");
        return record;
    }

    /** Some 45 results; the numbers go with the serial. */
    static List<CheckupResult> usual(int serial) {
        List<CheckupResult> results = new ArrayList<>();
        number(results, "9N001000000000001", (1500 + serial % 300) / 10.0 + "", "", "");
        number(results, "9N006000000000001", (450 + serial % 400) / 10.0 + "", "", "");
        number(results, "9N011000000000001", (190 + serial % 100) / 10.0 + "", "18.5", "24.9");
        number(results, "9N016160100000001", (700 + serial % 250) / 10.0 + "", "", "84.9");
        coded(results, "9N056000000000011", "1");
        text(results, "9N056160400000049", "高血圧症で通院中");
        coded(results, "9N061000000000011", "2");
        coded(results, "9N066000000000011", "2");
        number(results, "9A751000000000001", 110 + serial % 50 + "", "", "129");
        number(results, "9A761000000000001", 65 + serial % 25 + "", "", "84");
        coded(results, "9N141000000000011", "2");
        number(results, "3F015000002327101", 60 + serial % 150 + "", "30", "149");
        number(results, "3F070000002327101", 40 + serial % 50 + "", "40", "");
        number(results, "3F077000002327101", 80 + serial % 90 + "", "", "119");
        number(results, "3B035000002327201", 15 + serial % 30 + "", "", "30");
        number(results, "3B045000002327201", 12 + serial % 40 + "", "", "30");
        number(results, "3B090000002327101", 15 + serial % 80 + "", "", "50");
        number(results, "3D010000001926101", 80 + serial % 45 + "", "", "99");
        number(results, "3D046000001906202", (50 + serial % 20) / 10.0 + "", "", "5.5");
        coded(results, "1A020000000191111", "1");
        coded(results, "1A010000000191111", "2");
        number(results, "3C015000002327101", "0." + (60 + serial % 39), "", "");
        number(results, "8A065000002391901", (600 + serial % 300) / 10.0 + "", "60.0", "");
        coded(results, "3C015161602399911", "1");
        text(results, "3C015161002399949", "検査結果による");
        number(results, "2A020000001930101", 380 + serial % 120 + "", "", "");
        number(results, "2A030000001930101", (120 + serial % 40) / 10.0 + "", "", "");
        number(results, "2A040000001930102", (380 + serial % 80) / 10.0 + "", "", "");
        text(results, "2A020161001930149", "貧血の既往");
        for (String question : List.of("701", "706", "711", "716", "721", "726", "731", "741", "746", "751", "756")) {
            coded(results, "9N" + question + "000000000011", serial % 2 == 0 ? "1" : "2");
        }
        coded(results, "9N736000000000011", "3");
        coded(results, "9N786000000000011", "8");
        coded(results, "9N501000000000011", "3");
        coded(results, "9N506000000000011", "3");
        text(results, "9N511000000000049", "異常を認めない。");
        text(results, "9N516000000000049", "架空　太郎");
        return results;
    }

    private static void number(List<CheckupResult> results, String code, String value, String lower, String upper) {
        results.add(new CheckupResult(code, value, lower, upper, "N"));
    }

    private static void coded(List<CheckupResult> results, String code, String value) {
        results.add(new CheckupResult(code, value, "", "", ""));
    }

    private static void text(List<CheckupResult> results, String code, String value) {
        coded(results, code, value);
    }

    /** The document of a check, made and found good. */
    static MadeDocument document(CheckupRecord record) {
        var findings = check(Optional.empty()).check(record, SENDING);
        if (!findings.isEmpty()) {
            throw new AssertionError(findings.toString());
        }
        return record.document();
    }
}

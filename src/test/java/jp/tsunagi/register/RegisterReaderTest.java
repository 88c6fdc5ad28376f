package jp.tsunagi.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.eligibility.EligibilityRecord;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.layout.LineEnd;
import jp.tsunagi.layout.Quoting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterReaderTest {
    private static final String GOOD = """
            municipality:
              code: "139998"
              name: { ja: 架空市, en: Kaku City }
            linkages:
              - id: send-out
                name: { ja: 送る, en: Send }
                direction: out
                parties:
                  from: { ja: 甲, en: A }
                  to: { ja: 乙, en: B }
                legalBasis: 法第1条
                purpose: 目的
                scope: 範囲
                schedule: "0 0 6 ? * MON-FRI"
                endpoint:
                  folder: "{data}/drop/send-out"
                file:
                  name: "S_{municipality}_{date}_{seq}.csv"
                  layout:
                    record: jp.tsunagi.eligibility.EligibilityRecord
                  charset: UTF-8
                  lineEnd: CRLF
                  quoting: needed
                encryption:
                  openpgp: { recipientKey: config/keys/b.asc }
                invalidRecord: quarantine
                deadline: 3 business days
                retention: 5 years
                provision: transfer-1
                carries: [ assistance ]
              - id: answer-in
                name: { ja: 受ける, en: Receive }
                direction: in
                parties:
                  from: { ja: 乙, en: B }
                  to: { ja: 甲, en: A }
                legalBasis: 法第2条
                purpose: 確認
                scope: 全件
                schedule: every 2 minutes
                answers: [ send-out ]
                endpoint:
                  sftp: { host: b.example, user: hub, folder: /in, privateKey: config/keys/id, knownHosts: config/keys/known }
                file:
                  name: "R_*.csv"
                  layout:
                    record: jp.tsunagi.returned.ResultRecord
                  charset: MS932
                  lineEnd: LF
                  quoting: always
                  columnTitles: true
                  columns: [ 甲, 乙 ]
                  ready: stable 10 seconds
                invalidRecord: stop
                retention: 1 year
            """;

    private static final String PROVISIONS = """
            information:
              assistance: { ja: 実施関係情報, en: assistance }
            provisions:
              - id: transfer-1
                kind: transfer
                to: { ja: 乙, en: B }
                legalBasis: 法第1条
                use: 用途
                information: 実施関係情報
                headcount: 1万人未満
                scope: 範囲
                method: 庁内連携システム
                timing: 随時
                rules: { carries: [ assistance ], endpoints: [ folder ], until: 2027-03-31 }
            """;

    @TempDir
    Path folder;

    private RegisterReading read(String text) throws IOException {
        return read(text, PROVISIONS);
    }

    private RegisterReading read(String linkages, String provisions) throws IOException {
        Files.writeString(folder.resolve("linkages.yaml"), linkages);
        Files.writeString(folder.resolve("provisions.yaml"), provisions);
        return RegisterReader.read(folder);
    }

    @Test
    void theShippedRegisterIsWithoutFault() {
        RegisterReading reading = RegisterReader.read(Path.of("config"));

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.orThrow().linkages()).extracting(Linkage::id).contains("eligibility-out", "result-in");
    }

    @Test
    void everythingThatIsWrittenCanBeReadBack() throws IOException {
        Register register = read(GOOD).orThrow();

        assertThat(register.municipality()).isEqualTo(new Municipality("139998", new Bilingual("架空市", "Kaku City")));
        Linkage out = register.linkage("send-out");
        assertThat(out.name()).hasToString("送る / Send");
        assertThat(out.from().ja()).isEqualTo("甲");
        assertThat(out.schedule()).isEqualTo(new Schedule.Cron("0 0 6 ? * MON-FRI"));
        assertThat(out.endpoint()).isEqualTo(new Endpoint.Folder("{data}/drop/send-out"));
        assertThat(out.fileRule().layout())
                .isEqualTo(new Layout.OfClasses(Optional.empty(), EligibilityRecord.class, Optional.empty()));
        assertThat(out.fileRule().charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(out.fileRule().readiness()).isEqualTo(new Readiness.AtOnce());
        assertThat(out.encryption()).isEqualTo(new Encryption.OpenPgp(Path.of("config/keys/b.asc")));
        assertThat(out.deadlineBusinessDays()).hasValue(3);
        assertThat(out.retention()).isEqualTo(Period.ofYears(5));
        assertThat(out.line()).isEqualTo(5);
        assertThat(out.provision()).contains("transfer-1");
        assertThat(out.carries()).containsExactly("assistance");
        Linkage in = register.linkage("answer-in");
        assertThat(in.provision()).isEmpty();
        assertThat(in.schedule()).isEqualTo(new Schedule.Every(Duration.ofMinutes(2)));
        assertThat(in.endpoint())
                .isEqualTo(new Endpoint.Sftp(
                        "b.example", 22, "hub", "/in", Path.of("config/keys/id"), Path.of("config/keys/known")));
        assertThat(in.fileRule().charset()).isEqualTo(Charset.forName("MS932"));
        assertThat(in.fileRule().lineEnd()).isEqualTo(LineEnd.LF);
        assertThat(in.fileRule().quoting()).isEqualTo(Quoting.ALWAYS);
        assertThat(in.fileRule().columnTitles()).isTrue();
        assertThat(in.fileRule().columns()).containsExactly("甲", "乙");
        assertThat(in.fileRule().readiness()).isEqualTo(new Readiness.Stable(Duration.ofSeconds(10)));
        assertThat(in.encryption()).isEqualTo(new Encryption.None());
        assertThat(in.invalidRecord()).isEqualTo(InvalidRecord.STOP);
        assertThat(in.deadlineBusinessDays()).isEmpty();
        assertThat(in.answers()).containsExactly("send-out");
    }

    /** Each row: what stands in the good register, what is put there, the line of the mistake, and words of the finding. */
    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "purpose: 目的                  | # gone                              | 5  | key 'purpose' is missing",
                "purpose: 目的                  | purpose:                            | 12 | 'purpose' is not a single value",
                "purpose: 目的                  | purpose: [ 目的 ]                   | 12 | 'purpose' is not a single value",
                "legalBasis: 法第1条            | legalBase: 法第1条                  | 11 | did you mean 'legalBasis'?",
                "scope: 範囲                    | scope: 範囲\\n    colour: red        | 14 | unknown key 'colour' in the linkage",
                "0 0 6 ? * MON-FRI              | 0 0 6 * * MON-FRI                   | 14 | is no cron expression",
                "0 0 6 ? * MON-FRI              | 0 0 6 1 1 ? 1999                    | 14 | never comes",
                "every 2 minutes                | every 2 hours                       | 40 | 'every N seconds'",
                "3 business days                | 3 days                              | 27 | deadline '3 days' cannot be read",
                "    deadline: 3 business days  | ``                                  | 5  | key 'deadline' is missing",
                "retention: 5 years             | retention: long                     | 28 | retention 'long' cannot be read",
                "charset: UTF-8                 | charset: Shift_JIS                  | 21 | unknown charset 'Shift_JIS'",
                "lineEnd: CRLF                  | lineEnd: CR                         | 22 | unknown lineEnd 'CR'",
                "quoting: needed                | quoting: some                       | 23 | unknown quoting 'some'",
                "columnTitles: true             | columnTitles: maybe                 | 51 | columnTitles 'maybe'",
                "[ 甲, 乙 ]                     | [ 甲, 甲 ]                          | 52 | column '甲' stands twice",
                "id: answer-in                  | id: send-out                        | 31 | id 'send-out' is that of line 5",
                "id: send-out                   | id: Send_Out                        | 5  | id 'Send_Out' is not lower-case",
                "scope: 範囲                    | scope: 範囲\\n    scope: 全部         | 14 | key 'scope' stands twice",
                "answers: [ send-out ]          | answers: [ sent-out ]               | 41 | did you mean 'send-out'?",
                "answers: [ send-out ]          | answers: [ answer-in ]              | 41 | which is not outbound",
                "answers: [ send-out ]          | answers: send-out                   | 41 | 'answers' is not a list",
                "_{date}_                       | _{day}_                             | 18 | unknown placeholder '{day}'",
                "_{seq}.csv                     | .csv                                | 18 | has neither {seq} nor {serial}",
                "S_{municipality}               | *_{municipality}                    | 18 | holds '*'",
                "S_{municipality}               | out/{municipality}                  | 18 | holds a folder",
                "{data}/drop                    | {base}/drop                         | 16 | unknown placeholder '{base}'",
                "eligibility.EligibilityRecord  | eligibility.Nobody                  | 20 | 'jp.tsunagi.eligibility.Nobody' is not found",
                "direction: in                  | direction: inwards                  | 33 | unknown direction 'inwards'",
                "invalidRecord: stop            | invalidRecord: ignore               | 54 | unknown invalidRecord 'ignore'",
                "retention: 1 year              | retention: 1 year\\n    deadline: 1 business day | 56 | 'deadline' has no meaning",
                "ready: stable 10 seconds       | ready: soon                         | 53 | 'ready: soon' cannot be read",
                "      ready: stable 10 seconds | ``                                  | 45 | key 'ready' is missing",
                "ready: stable 10 seconds       | marker: done                        | 53 | marker 'done' is no name",
                "quoting: needed                | quoting: needed\\n      ready: marker | 24 | 'ready' has no meaning for an outbound",
                "user: hub                      | port: 70000, user: hub              | 43 | port '70000'",
                "user: hub,                     | ``                                  | 43 | key 'user' is missing in sftp",
                "{ recipientKey: config/keys/b.asc } | {}                             | 25 | key 'recipientKey' is missing",
                "to: { ja: 乙, en: B }          | to: { ja: 乙, en: B, by way of C }  | 10 | holds a comma",
                "139998                         | 139997                              | 2  | wrong check digit",
                "139998                         | 13999                               | 2  | is not 6 digits",
                "provision: transfer-1          | # gone                              | 5  | key 'provision' is missing",
                "provision: transfer-1          | provision: transfer-2               | 29 | did you mean 'transfer-1'?",
                "carries: [ assistance ]        | carries: [ assistence ]             | 30 | did you mean 'assistance'?",
                "carries: [ assistance ]        | carries: []                         | 30 | 'carries' is empty",
                "carries: [ assistance ]        | # gone                              | 5  | key 'carries' is missing",
                "legalBasis: 法第1条            | legalBasis: 法第3条                 | 11 | legalBasis is not that of transfer-1; write 法第1条",
                "to: { ja: 乙, en: B }          | to: { ja: 丙, en: C }               | 10 | 'to' is not the receiver of transfer-1; write ja: 乙",
                "folder: \"{data}/drop/send-out\" | sftp: { host: h, user: u, folder: /o, privateKey: k, knownHosts: k } | 16 | sftp is no endpoint that transfer-1 allows",
                "legalBasis: 法第2条            | legalBasis: 法第2条\\n    provision: transfer-1 | 38 | 'provision' has no meaning",
                "legalBasis: 法第2条            | legalBasis: 法第2条\\n    changes: [ tsunagi_applied ] | 38 | which is no table of the welfare system",
                "legalBasis: 法第2条            | legalBasis: 法第2条\\n    changes: [ \"a b\" ] | 38 | which is no table of the welfare system",
                "legalBasis: 法第2条            | legalBasis: 法第2条\\n    reads: [ \"a b\" ] | 38 | 'reads' names 'a b', which is no table of the welfare system",
                "folder: \"{data}/drop/send-out\" | folder: \"{data}/drop/send-out\"\\n      readers: group | 17 | to a folder outside {data}",
                "name: { ja: 受ける, en: Receive } | name: Receive                     | 32 | name is not a map",
            })
    void eachMistakeIsToldWithItsLine(String written, String wrong, int line, String words) throws IOException {
        assertThat(GOOD).contains(written);
        RegisterReading reading = read(GOOD.replace(written, wrong.replace("\\n", "\n")));

        assertThat(reading.register()).isEmpty();
        assertThat(reading.findings())
                .anySatisfy(finding -> {
                    assertThat(finding.toString()).contains(words);
                    assertThat(finding.line()).isEqualTo(line);
                })
                .allSatisfy(finding -> assertThat(finding.mend()).isNotBlank());
    }

    @Test
    void twoLinkagesCannotHaveTheSameFolder() throws IOException {
        String sftp =
                GOOD.lines().filter(line -> line.contains("sftp:")).findFirst().orElseThrow();

        assertThat(read(GOOD.replace(sftp, "      folder: \"{data}/drop//send-out/\""))
                        .findings())
                .singleElement()
                .hasToString(folder.resolve("linkages.yaml")
                        + ":43: the folder is that of line 16 as well; give each linkage its own folder");
    }

    @Test
    void brokenYamlIsToldWithTheLineWhereReadingFailed() throws IOException {
        assertThat(read("municipality:\n  code: \"139998\"\n   name: x\n").findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(3));
        assertThat(read("a: 1\nb: \u0000\n").findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(2));
    }

    @Test
    void everyMistakeIsToldAtOnceInTheOrderOfTheFile() throws IOException {
        RegisterReading reading = read(GOOD.replace("5 years", "ever")
                .replace("UTF-8", "EBCDIC")
                .replace("139998", "139990")
                .replace("every 2 minutes", "often"));

        assertThat(reading.findings()).extracting(RegisterFinding::line).containsExactly(2, 21, 28, 40);
        assertThatThrownBy(reading::orThrow)
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REGISTER_INVALID))
                .hasMessageContaining("linkages.yaml:21: unknown charset 'EBCDIC'; write UTF-8 or MS932");
    }

    @Test
    void anEmptyMissingOrForeignFileIsAFindingAndNoCrash() throws IOException {
        assertThat(read("").findings()).hasSize(1);
        assertThat(read("- a\n- b\n").findings()).hasSize(1);
        assertThat(read("linkages: none\nmunicipality: 1\n").findings()).hasSize(2);
        Files.delete(folder.resolve("linkages.yaml"));
        assertThat(RegisterReader.read(folder).findings()).hasSize(1);
        Files.write(folder.resolve("linkages.yaml"), new byte[] {'a', ':', ' ', (byte) 0x83, (byte) 0x41});
        assertThat(RegisterReader.read(folder).findings())
                .extracting(RegisterFinding::what)
                .containsExactly("the file is not UTF-8");
    }

    @Test
    void otherSchedulesLeaveEverythingElseAsItIs() throws IOException {
        Register register = read(GOOD).orThrow();
        Schedule second = Schedule.parse("every 1 second");

        Register demo = register.withSchedules(second);

        assertThat(demo.linkages()).extracting(Linkage::schedule).containsOnly(second);
        assertThat(demo.linkage("send-out")
                        .withSchedule(register.linkage("send-out").schedule()))
                .isEqualTo(register.linkage("send-out"));
    }

    @Test
    void mistakesOfTheProvisionMatrixAreToldWithThoseOfTheLinkages() throws IOException {
        String linkages = GOOD.replace("5 years", "ever");

        assertThat(read(linkages, PROVISIONS.replace("scope:", "scoop:")).findings())
                .extracting(finding -> finding.file().getFileName() + ":" + finding.line())
                .containsExactly("provisions.yaml:4", "provisions.yaml:11", "linkages.yaml:28");
        assertThat(read(GOOD, "").register()).isEmpty();
    }

    @Test
    void aLinkageWhoseRowHasExpiredIsNamedWithItsLine() throws IOException {
        Register register = read(GOOD).orThrow();

        assertThat(register.outsideProvisions(LocalDate.of(2027, 3, 31))).isEmpty();
        assertThat(register.outsideProvisions(LocalDate.of(2027, 4, 1)))
                .singleElement()
                .asString()
                .contains("linkages.yaml:5: 'send-out' cannot run: transfer-1 is valid only until 2027-03-31");
    }

    @Test
    void aLinkageOutsideTheRegisterIsRefused() throws IOException {
        Register register = read(GOOD).orThrow();

        assertThatThrownBy(() -> register.linkage("other"))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_LINKAGE));
    }

    @Test
    void aFolderThatCannotBeWrittenIsFoundAtStart() throws IOException {
        Register register = read(GOOD).orThrow();
        Path data = Files.createDirectory(folder.resolve("data"));
        assertThat(register.check(data)).as("the folder can be made").isEmpty();

        Path drop = Files.createDirectories(data.resolve("drop/send-out"));
        assertThat(register.check(data)).isEmpty();
        assertThat(drop).as("nothing is left behind").isEmptyDirectory();

        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(register.check(file)).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(5);
            assertThat(finding.what()).endsWith("file is not a folder");
        });
        assertThat(register.check(Path.of("/proc/self")))
                .as("a read-only file system")
                .extracting(RegisterFinding::what)
                .singleElement()
                .asString()
                .endsWith("cannot be written");
    }

    @Test
    void unknownWordsAreOnlyGuessedWhenTheyAreNear() {
        List<String> known = List.of("deadline", "retention");
        assertThat(Spelling.nearest("dedline", known)).contains("deadline");
        assertThat(Spelling.nearest("colour", known)).isEmpty();
        assertThat(Spelling.didYouMean("x", known, "no idea")).isEqualTo("no idea");
    }
}

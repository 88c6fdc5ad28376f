package jp.tsunagi.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisionsReaderTest {
    private static final String GOOD = """
            information:
              assistance: { ja: 実施関係情報, en: assistance }
              voucher: { ja: 医療券, en: vouchers }
            provisions:
              - id: transfer-1
                kind: transfer
                to: { ja: 乙課, en: B Division }
                legalBasis: 法第1条
                use: 用途
                information: 実施関係情報
                headcount: 1万人未満
                scope: 65歳以上の者
                method: 庁内連携システム
                timing: 随時
                rules: { carries: [ assistance ], endpoints: [ folder ], minimumAge: 65 }
              - id: entrustment-2
                kind: entrustment
                to: { ja: 丙, en: C }
                legalBasis: 法第2条
                use: 用途
                information: 医療券
                headcount: 1万人未満
                scope: 全員
                method: 専用線
                timing: 毎月
                rules:
                  via: 丙の端末
                  carries: [ voucher, assistance ]
                  endpoints: [ sftp, folder ]
                  from: 2026-04-01
                  until: 2027-03-31
            """;

    @TempDir
    Path folder;

    private ProvisionsReading read(String text) throws IOException {
        return ProvisionsReader.read(Files.writeString(folder.resolve("provisions.yaml"), text));
    }

    @Test
    void everythingThatIsWrittenCanBeReadBack() throws IOException {
        Provisions provisions = read(GOOD).provisions().orElseThrow();

        assertThat(provisions.information()).containsEntry("voucher", new Bilingual("医療券", "vouchers"));
        Provision transfer = provisions.find("transfer-1").orElseThrow();
        assertThat(transfer.kind()).isEqualTo(Provision.Kind.TRANSFER);
        assertThat(transfer.to()).isEqualTo(new Bilingual("乙課", "B Division"));
        assertThat(transfer.handedTo()).isEqualTo("乙課");
        assertThat(transfer.legalBasis()).isEqualTo("法第1条");
        assertThat(transfer.use()).isEqualTo("用途");
        assertThat(transfer.information()).isEqualTo("実施関係情報");
        assertThat(transfer.headcount()).isEqualTo("1万人未満");
        assertThat(transfer.scope()).isEqualTo("65歳以上の者");
        assertThat(transfer.method()).isEqualTo("庁内連携システム");
        assertThat(transfer.timing()).isEqualTo("随時");
        assertThat(transfer.rules().minimumAge()).hasValue(65);
        assertThat(transfer.rules().from()).isEmpty();
        Provision entrustment = provisions.find("entrustment-2").orElseThrow();
        assertThat(entrustment.handedTo()).isEqualTo("丙の端末");
        assertThat(entrustment.rules().carries()).containsExactly("assistance", "voucher");
        assertThat(entrustment.rules().endpoints()).containsExactly("folder", "sftp");
        assertThat(entrustment.rules().minimumAge()).isEmpty();
        assertThat(entrustment.rules().from()).contains(LocalDate.of(2026, 4, 1));
        assertThat(entrustment.rules().until()).contains(LocalDate.of(2027, 3, 31));
        assertThat(provisions.find("transfer-2")).isEmpty();
    }

    /** Each row: what stands in the good matrix, what is put there, the line of the mistake, and words of the finding. */
    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "scope: 全員              | scpoe: 全員               | 23 | unknown key 'scpoe' in the row; did you mean 'scope'?",
                "scope: 全員              | # gone                    | 16 | key 'scope' is missing in the row",
                "method: 専用線           | method:                   | 24 | 'method' is not a single value",
                "rules: { carries: [ assistance ], endpoints: [ folder ], minimumAge: 65 } | # gone | 5 | key 'rules' is missing",
                "id: entrustment-2        | id: transfer-1            | 16 | id 'transfer-1' is that of line 5 as well",
                "id: entrustment-2        | id: Entrustment 2         | 16 | is not lower-case words",
                "kind: entrustment        | kind: gift                | 17 | unknown kind 'gift'",
                "minimumAge: 65           | minimumAge: old           | 15 | minimumAge 'old' is no age",
                "minimumAge: 65           | minimumAge: 0             | 15 | minimumAge '0' is no age",
                "minimumAge: 65           | minimumAge: 121           | 15 | minimumAge '121' is no age",
                "minimumAge: 65           | maximumAge: 65            | 15 | did you mean 'minimumAge'?",
                "[ voucher, assistance ]  | [ voucher, asistance ]    | 28 | did you mean 'assistance'?",
                "[ voucher, assistance ]  | voucher                   | 28 | 'carries' is not a list",
                "[ voucher, assistance ]  | []                        | 28 | 'carries' is empty",
                "[ sftp, folder ]         | [ sftp, mail ]            | 29 | unknown name 'mail' in endpoints; known here: folder, sftp",
                "from: 2026-04-01         | from: 2026-04-31          | 30 | from '2026-04-31' is no day",
                "until: 2027-03-31        | until: 2026-03-31         | 31 | 'until' lies before 'from'",
                "via: 丙の端末            | via:                      | 27 | 'via' is not a single value",
                "en: vouchers             | fr: bons                  | 3  | key 'en' is missing in voucher",
                "voucher: { ja: 医療券, en: vouchers } | assistance: { ja: 医療券, en: vouchers } | 3 | key 'assistance' stands twice",
                "provisions:              | provision:                | 4  | did you mean 'provisions'?",
            })
    void eachMistakeIsToldWithItsLine(String written, String wrong, int line, String words) throws IOException {
        assertThat(GOOD).contains(written);
        ProvisionsReading reading = read(GOOD.replace(written, wrong));

        assertThat(reading.provisions()).isEmpty();
        assertThat(reading.findings())
                .anySatisfy(finding -> {
                    assertThat(finding.toString()).contains(words);
                    assertThat(finding.line()).isEqualTo(line);
                })
                .allSatisfy(finding -> assertThat(finding.mend()).isNotBlank());
    }

    @Test
    void anEmptyMissingOrForeignFileIsAFindingAndNoCrash() throws IOException {
        assertThat(read("").findings()).hasSize(1);
        assertThat(read("- a\n- b\n").findings()).hasSize(1);
        assertThat(read("information: none\nprovisions: none\n").findings()).hasSize(2);
        assertThat(read("information:\n   a: {\n").findings()).hasSize(1);
        assertThat(ProvisionsReader.read(folder.resolve("nowhere.yaml")).findings())
                .hasSize(1);
    }
}

package jp.tsunagi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterTablesTest {
    private static final String HEADING = "source,target,note\n";
    private static final Path PUBLISHED_MAP = Path.of(
            System.getProperty("tsunagi.specs", Path.of("..", "shared", "specs").toString()),
            "data",
            "jissyukutaimap1_0_0.tsv");

    @TempDir
    private Path folder;

    @BeforeEach
    void empty_tables() throws IOException {
        for (String name : new String[] {"reduction.csv", "twins-ms932.csv", "kana.csv", "gaiji-welfare.csv"}) {
            write(name, HEADING);
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = ';', textBlock = """
            reduction.csv;     'U+9AD9'                    ; has 1 columns instead of 3
            reduction.csv;     'U+9AD9,U+9AD8,a,b'         ; put quotes around a note with a comma
            reduction.csv;     'U+9AD9,,x'                 ; target is empty
            reduction.csv;     '9AD9,U+9AD8,x'             ; source "9AD9" is no code point; write it as U+9AD9
            reduction.csv;     'U+9AD9,高,x'                ; target "高" is no code point
            reduction.csv;     'U+D842,U+5409,x'           ; source "U+D842" is no character; write one above U+FFFF
            reduction.csv;     'U+110000,U+5409,x'         ; is no character
            reduction.csv;     'U+9AD9,U+9AD9,x'           ; source and target are the same
            reduction.csv;     'U+9AD9,U+E000,x'           ; the target holds a control or private-use character
            reduction.csv;     'U+9AD9,U+FFFD,x'           ; the target holds a control or private-use character
            reduction.csv;     'U+E000,U+9AD8,x'           ; 外字 belong in gaiji-<system>.csv
            reduction.csv;     'U+9AD9 U+E0100,U+9AD8,x'   ; the source must be one visible character
            reduction.csv;     'U+9AD9,U+845B U+E0100,x'   ; 縮退 leads to plain characters
            gaiji-welfare.csv; 'U+9AD9,U+9AD8,x'           ; a 外字 is U+E000 to U+F8FF
            twins-ms932.csv;   'U+2014,U+2015 U+2015,x'    ; source and target must be one character each
            kana.csv;          'U+30A2,U+30A4,x'           ; a kana without a half-width form
            kana.csv;          'U+30F0,U+30F1,x'           ; the target one with it
            """)
    void a_malformed_line_is_named_with_what_to_mend(String file, String line, String problem) throws IOException {
        write(file, HEADING + "# remark\n" + line + "\n");
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> CharacterTables.load(folder))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID))
                .withMessageContaining(file + ":3: ")
                .withMessageContaining(problem);
    }

    @Test
    void a_quote_that_stays_open_loses_no_lines_in_silence() throws IOException {
        assertRefused("reduction.csv", HEADING + "U+9AD9,U+9AD8,\"x\nU+FA11,U+5D0E,y\n", "reduction.csv:2: ");
    }

    @Test
    void broken_quotes_are_named_with_their_line() throws IOException {
        assertRefused("reduction.csv", HEADING + "U+9AD9,U+9AD8,\"x\"y\n", "reduction.csv:2: mend the quotes");
    }

    @Test
    void a_closed_note_over_two_lines_is_refused() throws IOException {
        assertRefused(
                "reduction.csv",
                HEADING + "U+9AD9,U+9AD8,\"x\ny\"\n",
                "reduction.csv:2: the note runs over several lines");
    }

    @Test
    void a_line_that_stands_twice_is_named() throws IOException {
        assertRefused(
                "reduction.csv",
                HEADING + "U+9AD9,U+9AD8,x\nu+9ad9,U+9AD9 U+9AD8,y\n",
                "reduction.csv:3: U+9AD9 stands above already");
    }

    @Test
    void a_table_needs_its_heading() throws IOException {
        assertRefused("kana.csv", "", "kana.csv:1: the heading is missing");
        assertRefused("kana.csv", "U+30F0,U+30A4,x\n", "kana.csv:1: the first line must be source,target,note");
    }

    @Test
    void a_table_in_another_encoding_is_refused() throws IOException {
        Files.write(folder.resolve("reduction.csv"), (HEADING + "U+9AD9,U+9AD8,高\n").getBytes("windows-31j"));
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> CharacterTables.load(folder))
                .withMessageContaining("reduction.csv is not UTF-8 (byte offset 33");
    }

    @Test
    void a_missing_table_and_an_unknown_system_are_named() throws IOException {
        CharacterTables tables = CharacterTables.load(folder);
        assertThat(tables.sourceSystems()).containsExactly("welfare");
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> tables.characters("adress", CharacterProfile.UTF_8))
                .withMessageContaining("gaiji-adress.csv is missing")
                .withMessageContaining("[welfare]");
        Files.delete(folder.resolve("reduction.csv"));
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> CharacterTables.load(folder))
                .withMessageContaining("reduction.csv is missing");
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> CharacterTables.load(folder.resolve("nowhere")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID));
    }

    @Test
    void a_table_saved_by_a_spreadsheet_is_read() throws IOException {
        write("reduction.csv", "\uFEFFsource,target,note\r\nU+9ad9,U+9AD8,\"髙, 高\"\r\n");
        assertThat(jisX0208().convert("髙").text()).isEqualTo("高");
    }

    @Test
    void without_the_tax_agencys_map_the_tables_say_what_is_missing() {
        assertThat(CharacterTables.load(folder).notice())
                .hasValueSatisfying(notice -> assertThat(notice)
                        .contains("jissyukutaimap1_0_0.tsv", "National Tax Agency", "国税庁法人番号公表サイト", "quarantine"));
    }

    @Test
    void the_tax_agencys_map_is_read_and_the_own_table_stands_above_it() throws IOException {
        write(
                "jissyukutaimap1_0_0.tsv",
                String.join(
                        "\r\n",
                        "\uFEFF面区点コード\tUnicode",
                        mapLine("u+3000", "u+3000", "", ""),
                        mapLine("u+2000b", "u+4e08", "", ""),
                        mapLine("u+3402", "u+559c", "", ""),
                        mapLine("u+2161", "", "u+ff29", "u+ff29"),
                        mapLine("u+3033", "", "", ""),
                        mapLine("u+304B u+309A", "", "", ""),
                        "explanation"));
        write("reduction.csv", HEADING + "U+3402,U+6075,own\n");

        assertThat(CharacterTables.load(folder).notice()).isEmpty();
        assertThat(jisX0208().convert("\uD840\uDC0B㐂Ⅱ").text()).isEqualTo("丈恵ＩＩ");
        assertThat(jisX0208().convert("\u3033").codePoint()).isEqualTo("U+3033");
    }

    @Test
    void a_file_that_is_not_the_tax_agencys_map_is_refused() throws IOException {
        assertRefused("jissyukutaimap1_0_0.tsv", "a\tb\n", "jissyukutaimap1_0_0.tsv:1: holds no line of the map");
        assertRefused("jissyukutaimap1_0_0.tsv", "a\tb\n1\tu+3402\tx\n", "jissyukutaimap1_0_0.tsv:2: has 3 columns");
        assertRefused(
                "jissyukutaimap1_0_0.tsv",
                "1\tu+34zz" + "\t".repeat(15) + "\n",
                "jissyukutaimap1_0_0.tsv:1: \"u+34zz\" is no code point");
    }

    @Test
    void the_published_map_reduces_what_it_says() throws IOException {
        assumeTrue(Files.exists(PUBLISHED_MAP), () -> "not run: there is no " + PUBLISHED_MAP + " beside this project");
        Files.copy(PUBLISHED_MAP, folder.resolve("jissyukutaimap1_0_0.tsv"));

        Map<String, String> map = TaxAgencyMap.load(PUBLISHED_MAP);
        Characters characters = jisX0208();
        assertThat(map).hasSize(851 + 210);
        assertThat(map.keySet())
                .allSatisfy(source ->
                        assertThat(characters.convert(source).complete()).isTrue());
        assertThat(characters.convert("德川俱樂部濵﨑Ⅷ㉑").text()).isEqualTo("徳川倶樂部濱崎ＶＩＩＩ２１");
        assertThat(characters.convert("髙").codePoint()).isEqualTo("U+9AD9");
    }

    private static String mapLine(String source, String one, String first, String second) {
        return "01-01-01\t" + source + "\t\t\t\t" + one + "\t\t\t\t\t\t" + first + "\t" + second + "\t\t\t\t";
    }

    private Characters jisX0208() {
        return CharacterTables.load(folder).characters("welfare", CharacterProfile.MS932.limitedToJisX0208());
    }

    private void assertRefused(String file, String content, String message) throws IOException {
        write(file, content);
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> CharacterTables.load(folder))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID))
                .withMessageContaining(message);
    }

    private void write(String file, String content) throws IOException {
        Files.write(folder.resolve(file), content.getBytes(StandardCharsets.UTF_8));
    }
}

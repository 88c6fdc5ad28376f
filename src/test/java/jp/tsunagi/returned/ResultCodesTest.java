package jp.tsunagi.returned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultCodesTest {
    @TempDir
    Path folder;

    @Test
    void theShippedListHasEveryCodeOfTheInterfacePages() throws IOException {
        String pages = Files.readString(Path.of("src/site/interface.md"))
                + Files.readString(Path.of("src/site/interface-address.md"))
                + Files.readString(Path.of("src/site/interface-checkup.md"));
        ResultCodes codes = ResultCodes.read(Path.of("mappings/codes/result-codes.csv"));

        assertThat(codes.all())
                .extracting(ResultCode::code)
                .containsExactlyInAnyOrderElementsOf(Pattern.compile("`(0000|[EFASZ]\\d{3})`")
                        .matcher(pages)
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toSet()));
    }

    @Test
    void aCodeIsFoundWithItsWordsAndAnUnknownOneIsNot() {
        ResultCodes codes = ResultCodes.read(Path.of("mappings/codes/result-codes.csv"));

        assertThat(codes.find("E005").orElseThrow().ja()).isEqualTo("受給者番号の検査数字が合いません");
        assertThat(codes.find("F002").orElseThrow().level()).isEqualTo(ResultCode.Level.FILE);
        assertThat(codes.find("E999")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code,level\\n                                            | :1: the first line must be code,level,ja,en,action",
                "code,level,ja,en,action\\n                               | :1: no codes",
                "code,level,ja,en,action\\nE001,record,a,b,c\\nE002,record,a,b | :3: a line has 5 columns",
                "code,level,ja,en,action\\nE001,record,a,b,c\\nE001,record,a,b,c | :3: code 'E001' stands twice",
                "code,level,ja,en,action\\nE001,line,a,b,c                | :2: unknown level 'line'",
                "code,level,ja,en,action\\nE1,record,a,b,c                | :2: code 'E1' is not 4",
                "code,level,ja,en,action\\nE001,record,,b,c               | :2: a column is empty",
            })
    void aMistakeIsToldWithItsLine(String text, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("codes.csv"), text.replace("\\n", "\n"));

        assertThatThrownBy(() -> ResultCodes.read(file))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID))
                .hasMessageContaining(words);
    }

    @Test
    void aMissingFileAForeignCharacterSetOrAnOpenQuoteIsAMistakeOfTheMapping() throws IOException {
        Path latin = Files.write(folder.resolve("latin.csv"), "code,処理".getBytes("MS932"));
        Path open = Files.writeString(
                folder.resolve("open.csv"), "code,level,ja,en,action\nE001,\"record", StandardCharsets.UTF_8);

        for (Path file : new Path[] {folder.resolve("nowhere.csv"), latin, open}) {
            assertThatThrownBy(() -> ResultCodes.read(file)).isInstanceOf(HubException.class);
        }
    }
}

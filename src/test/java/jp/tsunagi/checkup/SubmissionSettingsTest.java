package jp.tsunagi.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.register.RegisterReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionSettingsTest {
    private static final Path SHIPPED = Checkups.FOLDER.resolve("checkup-out.yaml");

    @TempDir
    Path folder;

    @Test
    void theShippedSettingsAgreeWithTheRegister() {
        String pattern = RegisterReader.read(Path.of("config"))
                .orThrow()
                .linkage("checkup-out")
                .fileRule()
                .name()
                .text();

        assertThat(Checkups.SETTINGS.disagreement(pattern)).isEmpty();
    }

    @Test
    void aNameWithAnotherReceiverDisagrees() {
        assertThat(Checkups.SETTINGS.disagreement("12138012_94899991_{date}{serial}_1.zip"))
                .hasValueSatisfying(words -> assertThat(words).contains("12138012_94899990_{date}{serial}_1.zip"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interactionType: \"12\"   | interactionType: \"99\"  | :5: 'interactionType' must be one of",
                "kind: insurer             | kind: hospital           | :8: kind is neither insurer nor agency",
                "number: \"94899990\"      | number: \"9489999\"      | :12: 'number' must be 8 digits",
                "payer: \"12138012\"       | payer: \"12999992\"      | :13: 'payer' must be a 公費負担者番号",
                "payer: \"12138012\"       | payers: \"12138012\"     | :13: unknown key 'payers'",
                "reportCategory: \"10\"    | reportCategory: \"19\"   | :14: 'reportCategory' must be 10 or 40 to 44",
                "section: \"01010\"        | section: \"99999\"       | :16: 'section' must be one of",
                "telephone: 00-0000-0000   | telephone: none          | :22: 'telephone' must be digits and hyphens",
                "code: \"1399999990\"      | code: \"139999999\"      | :20: 'code' must be 10 digits",
            })
    void aMistakeIsToldWithItsLine(String good, String bad, String words) throws IOException {
        String text = Files.readString(SHIPPED);
        assertThat(text).contains(good);
        Path file = Files.writeString(folder.resolve("checkup-out.yaml"), text.replace(good, bad));

        assertThatThrownBy(() -> SubmissionSettings.read(file, Checkups.ITEMS.lists()))
                .isInstanceOfSatisfying(HubException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID);
                    assertThat(e.detail()).contains("checkup-out.yaml" + words);
                });
    }
}

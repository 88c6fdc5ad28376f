package jp.tsunagi.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCatalogueTest {
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");

    @Test
    void thereIsExactlyOneEntryForEachCodeInTheirOrder() throws IOException {
        try (InputStream in = ErrorCatalogue.class.getResourceAsStream("/error-codes.yaml")) {
            List<String> entries = Pattern.compile("(?m)^(\\S+):$")
                    .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .toList();

            assertThat(entries)
                    .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                            .map(ErrorCode::code)
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyTextIsInItsLanguageAndOnOneLine(ErrorCode code) {
        ErrorText text = ErrorCatalogue.of(code);

        assertThat(Stream.of(text.ja(), text.meaningJa(), text.actionJa()))
                .allSatisfy(japanese ->
                        assertThat(japanese).containsPattern(JAPANESE).doesNotContain("\n", "{"));
        assertThat(Stream.of(text.en(), text.meaningEn(), text.actionEn()))
                .allSatisfy(english -> assertThat(english)
                        .isNotBlank()
                        .doesNotContainPattern(JAPANESE)
                        .doesNotContain("\n", "{"));
        assertThat(Stream.of(text.meaningJa(), text.actionJa()))
                .allSatisfy(japanese -> assertThat(japanese).endsWith("。"));
        assertThat(Stream.of(text.meaningEn(), text.actionEn()))
                .allSatisfy(english -> assertThat(english).endsWith("."));
    }

    @Test
    void noTwoCodesSayTheSame() {
        assertThat(Arrays.stream(ErrorCode.values())
                        .map(code -> ErrorCatalogue.of(code).ja()))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(ErrorCode.values())
                        .map(code -> ErrorCatalogue.of(code).en()))
                .doesNotHaveDuplicates();
    }
}

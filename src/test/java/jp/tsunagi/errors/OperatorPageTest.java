package jp.tsunagi.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperatorPageTest {
    @ParameterizedTest
    @EnumSource
    void theOperatorsPageListsEachErrorByItsTexts(ErrorCode code) throws IOException {
        ErrorText text = ErrorCatalogue.of(code);
        assertThat(Files.readString(Path.of("src/site/operator.md")).lines())
                .contains("| " + code.code().substring(4) + " | " + text.ja() + " | " + text.en() + " |");
    }
}

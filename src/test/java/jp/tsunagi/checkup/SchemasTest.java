package jp.tsunagi.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemasTest {
    @TempDir
    Path folder;

    @Test
    void withoutAFolderOrWithAnEmptyOneThereAreNone() throws IOException {
        assertThat(Schemas.load(folder.resolve("none"))).isEmpty();
        Files.writeString(folder.resolve("README.txt"), "put them here");
        assertThat(Schemas.load(folder)).isEmpty();
    }

    @Test
    void anIncompleteSetIsRefusedWithWhatIsMissing() throws IOException {
        Files.writeString(folder.resolve("hc08_V08.xsd"), "<schema/>");

        assertThatThrownBy(() -> Schemas.load(folder)).isInstanceOfSatisfying(HubException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.SCHEMAS_INCOMPLETE);
            assertThat(e.detail())
                    .contains("ix08_V08.xsd", "coreschemas/voc_hcgv08.xsd")
                    .doesNotContain("hc08_V08.xsd");
        });
    }

    @Test
    void aSchemaThatIsNoneIsRefused() throws IOException {
        Checkups.schemas();
        Files.createDirectories(folder.resolve("coreschemas"));
        for (String name : Checkups.schemas().files().keySet()) {
            Files.copy(Checkups.schemaFolder().resolve(name), folder.resolve(name));
        }
        assertThat(Schemas.load(folder).orElseThrow().sha256())
                .isEqualTo(Checkups.schemas().sha256())
                .matches("[0-9a-f]{64}");
        Files.writeString(folder.resolve("co08_V08.xsd"), "no schema");

        assertThatThrownBy(() -> Schemas.load(folder))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SCHEMAS_INCOMPLETE));
    }

    @Test
    void aViolationIsToldByTheElementAndNeverByItsValue() {
        String document = new String(Checkups.document(Checkups.record(7)).bytes(), StandardCharsets.UTF_8);
        String spoilt =
                document.replace("unit=\"kg\"", "unit=\"a blank in it\"").replace("value=\"150.7\"", "value=\"tall\"");

        assertThat(Checkups.schemas().checkDocument(spoilt.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty()
                .allMatch(finding -> finding.equals(new Finding(ErrorCode.SCHEMA_VIOLATED, "value")));
        assertThat(Checkups.schemas().checkDocument("<nothing".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new Finding(ErrorCode.SCHEMA_VIOLATED, "xml"));
    }

    @Test
    void anIndexIsHeldAgainstItsOwnSchema() {
        byte[] document = Checkups.document(Checkups.record(7)).bytes();

        assertThat(Checkups.schemas().checkIndex(document))
                .contains(new Finding(ErrorCode.SCHEMA_VIOLATED, "ClinicalDocument"));
    }
}

package jp.tsunagi.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second payer, by files alone. */
class SubmissionsTest {
    private static final String OUT = "checkup-out";
    private static final String SECOND = "checkup-second";
    private static final String PAYER = "12012019";

    @TempDir
    Path folder;

    private Register register;

    @BeforeEach
    void twoLinkages() throws IOException {
        for (String file : new String[] {"linkages.yaml", "provisions.yaml"}) {
            Files.copy(Path.of("config").resolve(file), folder.resolve(file));
        }
        String text = Files.readString(folder.resolve("linkages.yaml"));
        int entry = text.indexOf("  - id: " + OUT + "\n");
        String second = text.substring(entry, text.indexOf("  - id: ", entry + 1))
                .replace("id: " + OUT, "id: " + SECOND)
                .replace("folder: /upload", "folder: /second")
                .replace("12138012_", PAYER + "_");
        Files.writeString(folder.resolve("linkages.yaml"), text + "\n" + second);
        String settings = Files.readString(Checkups.FOLDER.resolve(OUT + ".yaml"));
        Files.writeString(folder.resolve(OUT + ".yaml"), settings);
        Files.writeString(folder.resolve(SECOND + ".yaml"), settings.replace("12138012", PAYER));
        register = RegisterReader.read(folder).orThrow();
    }

    @Test
    void eachLinkageHasItsOwnPayerAndSender() {
        Submissions submissions = Submissions.read(folder, register, Checkups.ITEMS.lists());

        assertThat(submissions.of(OUT).payer()).isEqualTo("12138012");
        assertThat(submissions.of(SECOND).payer()).isEqualTo(PAYER);
        assertThat(submissions.of(SECOND).sender().number()).isEqualTo(PAYER);
        assertThatThrownBy(() -> submissions.of("eligibility-out")).isInstanceOf(HubException.class);
    }

    @Test
    void theMistakesOfAllLinkagesAreToldWithFileAndLine() throws IOException {
        edit(OUT, "reportCategory: \"10\"", "reportCategory: \"19\"");
        edit(SECOND, "number: \"94899990\"", "number: \"94899991\"");

        assertThatThrownBy(() -> Submissions.read(folder, register, Checkups.ITEMS.lists()))
                .isInstanceOfSatisfying(
                        HubException.class,
                        e -> assertThat(e.detail().lines())
                                .satisfiesExactly(
                                        line -> assertThat(line)
                                                .contains("checkup-out.yaml:", "'reportCategory' must be 10"),
                                        line -> assertThat(line)
                                                .contains("linkages.yaml:", "checkup-second: file.name must be")));
    }

    @Test
    void aLinkageWithoutSettingsIsToldWhereTheyBelong() throws IOException {
        Files.delete(folder.resolve(SECOND + ".yaml"));

        assertThatThrownBy(() -> Submissions.read(folder, register, Checkups.ITEMS.lists()))
                .isInstanceOfSatisfying(
                        HubException.class,
                        e -> assertThat(e.detail())
                                .contains("checkup-second.yaml:1: cannot be read; put the settings"));
    }

    @Test
    void twoLinkagesThatNameTheirArchivesAlikeAreRefused() throws IOException {
        edit("linkages", PAYER + "_", "12138012_");
        edit(SECOND, PAYER, "12138012");

        assertThatThrownBy(() ->
                        Submissions.read(folder, RegisterReader.read(folder).orThrow(), Checkups.ITEMS.lists()))
                .isInstanceOfSatisfying(
                        HubException.class,
                        e -> assertThat(e.detail())
                                .contains("linkages.yaml:", "its archives are named like those of 'checkup-out'"));
    }

    private void edit(String file, String text, String replacement) throws IOException {
        Path path = folder.resolve(file + ".yaml");
        String content = Files.readString(path);
        assertThat(content).contains(text);
        Files.writeString(path, content.replace(text, replacement));
    }
}

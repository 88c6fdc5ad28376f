package jp.tsunagi.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import jp.tsunagi.checkup.Schemas;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.ScreeningHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sending with what the site has placed in {@code config/schemas/}. */
class CheckupSchemasTest {
    private static final Path OFFICIAL = Path.of(System.getProperty("tsunagi.schemas", "../shared/specs/xsd"));

    @TempDir
    Path root;

    private ScreeningHub office;

    @AfterEach
    void stop() {
        if (office != null) {
            office.close();
        }
    }

    @Test
    void withPartOfTheSchemasNoRunIsOpenedUntilTheyAreComplete() throws IOException {
        office = new ScreeningHub(root, Optional.empty());
        Path folder = Files.createDirectories(office.hub.home().resolve("config/schemas"));
        Files.writeString(folder.resolve("hc08_V08.xsd"), "<schema/>");
        office.hub.start();
        office.nextDay(2);

        assertThatThrownBy(office::send)
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SCHEMAS_INCOMPLETE));
        assertThat(office.hub.runs()).isEmpty();

        Files.delete(folder.resolve("hc08_V08.xsd"));
        assertThat(office.send().balance()).isEqualTo(new Balance(2, 2, 0, 0, 0));
    }

    @Test
    void withTheOfficialSchemasDocumentsAreValidatedAndTheArchiveHoldsThem() throws IOException {
        Assumptions.assumeTrue(
                Files.isRegularFile(OFFICIAL.resolve("hc08_V08.xsd")),
                () -> "NOT RUN: the Ministry's schemas are not in " + OFFICIAL
                        + "; name their folder by -Dtsunagi.schemas=…");
        office = new ScreeningHub(root, Optional.of(OFFICIAL));
        copy(OFFICIAL, office.hub.home().resolve("config/schemas"));
        office.hub.start();
        office.nextDay(3);

        RunLine run = office.send();

        String validated = "validated against the official schemas, SHA-256 "
                + Schemas.load(OFFICIAL).orElseThrow().sha256();
        assertThat(run)
                .extracting(RunLine::balance, RunLine::remark)
                .containsExactly(new Balance(3, 3, 0, 0, 0), validated);
        assertThat(office.hub
                        .hub()
                        .queryForList(
                                "select reason from journal_entry where run_id = ? and reason like '%validated%'",
                                String.class, run.id()))
                .isNotEmpty()
                .containsOnly(validated);
        assertThat(entries(office.uploaded()))
                .contains(office.archive() + "/XSD/hc08_V08.xsd", office.archive() + "/XSD/coreschemas/voc_hcgv08.xsd");
        office.answer();
        assertThat(office.hub.run(run.id()).accepted()).isEqualTo(3);
    }

    private static List<String> entries(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }
}

package jp.tsunagi.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a bundle keeps its word: its own commands accept what is true and refuse what was altered. */
class CheckedWithoutThisSoftwareTest {
    @TempDir
    Path root;

    private Path folder;
    private Map<String, byte[]> parts;

    @BeforeEach
    void makeABundleOfAPersonAfterARotation() throws Exception {
        Shell.assumeTools();
        EvidenceFixture hub = new EvidenceFixture(root);
        hub.answer(hub.send("SKK_1.csv", 1, 130), 1, 130);
        hub.takeOver("BRN_1.csv", 60, 140);
        hub.fixture.checkpoints().make();
        hub.fixture.keys().rotate(hub.clock.instant());
        hub.send("SKK_2.csv", 70, 70);
        hub.fixture.checkpoints().make();
        Path zip = root.resolve("evidence.zip");
        assertThat(hub.bundles()
                        .write(
                                new Scope.OfPerson(hub.pseudonyms().all(EvidenceFixture.resident(70))),
                                "請求 2026-5 <b>\"quoted\"</b>",
                                zip))
                .hasValueSatisfying(bundle -> assertThat(bundle.memberships()).isEqualTo(3));
        parts = EvidenceFixture.unpack(zip);
        folder = Files.createDirectory(root.resolve("unpacked"));
        Shell.write(parts, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.html", "README.txt"})
    void whatIsTrueIsAccepted(String page) throws Exception {
        Shell.Result result = check(page);
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output())
                .contains(
                        "OK  leaf",
                        "OK  root of the checkpoint",
                        "OK  SKK_1.csv",
                        "OK  SKK_2.csv",
                        "OK  branch-number-in run 3")
                .doesNotContain("NG");
        assertThat(result.output().lines().filter("Signature Verified Successfully"::equals))
                .as("checkpoints, and the statement that one key follows the other, by both")
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void anAlteredEntryIsRefused() throws Exception {
        alter("entries.jsonl", "\"actor\":\"schedule\"", "\"actor\":\"Schedule\"");
        assertThat(check("README.txt")).satisfies(CheckedWithoutThisSoftwareTest::refused);
    }

    @Test
    void anAlteredLastEntryIsRefused() throws Exception {
        String entries = EvidenceFixture.text(parts, "entries.jsonl");
        int last = entries.lastIndexOf("\"actor\":\"schedule\"");
        Files.writeString(
                folder.resolve("entries.jsonl"),
                entries.substring(0, last) + "\"actor\":\"schedul3\"" + entries.substring(last + 18));
        assertThat(check("README.txt")).satisfies(CheckedWithoutThisSoftwareTest::refused);
    }

    @Test
    void anAlteredCheckpointIsRefused() throws Exception {
        String checkpoint = parts.keySet().stream()
                .filter(name -> name.startsWith("checkpoints/"))
                .reduce((first, second) -> second)
                .orElseThrow();
        alter(checkpoint, "\nat 2026", "\nat 2025");
        assertThat(check("README.txt").exitCode()).isNotZero();
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        Files.copy(
                folder.resolve("keys/journal-1.pem"),
                folder.resolve("keys/journal-2.pem"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(check("README.txt")).satisfies(CheckedWithoutThisSoftwareTest::refused);
    }

    @Test
    void anotherPersonIsNotProvedToBeInTheFile() throws Exception {
        String members = EvidenceFixture.text(parts, "membership.json");
        String person = members.replaceAll("(?s).*?\"pseudonym\":\"([^\"]*)\".*", "$1");
        alter("membership.json", person, person.substring(0, 5) + "0000" + person.substring(9));
        assertThat(check("README.txt")).satisfies(CheckedWithoutThisSoftwareTest::refused);
    }

    @Test
    void anAlteredGroupIsRefused() throws Exception {
        String members = EvidenceFixture.text(parts, "membership.json");
        String first = members.replaceAll("(?s).*?\"group\":\\[\"([^\"]*)\".*", "$1");
        alter("membership.json", first, first.substring(0, 30) + "0000");
        assertThat(check("README.txt")).satisfies(CheckedWithoutThisSoftwareTest::refused);
    }

    private Shell.Result check(String page) throws IOException, InterruptedException {
        return Shell.run(folder, Shell.commands(parts, page));
    }

    private void alter(String part, String text, String other) throws IOException {
        String content = EvidenceFixture.text(parts, part);
        assertThat(content).contains(text);
        int at = content.indexOf(text);
        Files.write(
                folder.resolve(part),
                (content.substring(0, at) + other + content.substring(at + text.length()))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(Shell.Result result) {
        assertThat(result.exitCode()).as(result.output()).isNotZero();
        assertThat(result.output()).contains("NG  ");
    }
}

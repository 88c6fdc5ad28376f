package jp.tsunagi.counterpart.screening;

import static jp.tsunagi.counterpart.screening.Archives.NAME;
import static jp.tsunagi.counterpart.screening.Archives.PAYER;
import static jp.tsunagi.counterpart.screening.Archives.ROOT;
import static jp.tsunagi.counterpart.screening.Archives.document;
import static jp.tsunagi.counterpart.screening.Archives.documentName;
import static jp.tsunagi.counterpart.screening.Archives.edit;
import static jp.tsunagi.counterpart.screening.Archives.entries;
import static jp.tsunagi.counterpart.screening.Archives.recipient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreeningCollectionSystemTest {
    private static final String OTHER_ROOT = "12138012_94899990_202611201_1";

    @TempDir
    Path root;

    private ScreeningFixture screening;
    private ScreeningCollectionSystem system;

    @BeforeEach
    void start() {
        screening = new ScreeningFixture(root.resolve("screening"), Optional.empty());
        system = screening.system();
    }

    @AfterEach
    void stop() {
        screening.close();
    }

    @Test
    void aGoodArchiveIsAnsweredDocumentByDocumentAndItsDocumentsAreHeld() {
        assertThat(screening.result(ROOT, entries(Optional.empty(), document(1), document(2))))
                .containsExactly(
                        "H,01,R20261120KSN00000001," + NAME + ",20261120193000,1,0000",
                        "D,1,%s,%s,20261001,%s,20,1,0000,".formatted(PAYER, recipient(1), documentName(1)),
                        "D,2,%s,%s,20261001,%s,20,1,0000,".formatted(PAYER, recipient(2), documentName(2)),
                        "T,2,2,0");
        assertThat(system.count()).isEqualTo(2);
        assertThat(system.documents(PAYER, recipient(2)))
                .containsExactly(new RegisteredDocument(
                        PAYER, recipient(2), LocalDate.of(2026, 10, 1), "R20261120KSN00000001", NAME, documentName(2)));
        assertThat(system.content(system.documents(PAYER, recipient(2)).get(0)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(document(2));
        assertThat(system.upload()).isEmptyDirectory();
        assertThat(system.lastOutcome(NAME))
                .hasValueSatisfying(outcome -> assertThat(outcome.accepted()).isEqualTo(2));
    }

    @Test
    void aBadDocumentIsRejectedAlone() {
        assertThat(screening.answers(
                        entries(Optional.empty(), document(1).replace("160.5", "1605"), document(2), "nothing")))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith(",20,9,S004,9N001000000000001"),
                        line -> assertThat(line).endsWith(",20,1,0000,"),
                        line -> assertThat(line).isEqualTo("D,3,,,," + documentName(3) + ",20,9,S001,"));
        assertThat(system.count()).isEqualTo(1);
    }

    @Test
    void aLaterDocumentOfTheSamePersonAndDayReplacesTheEarlierOne() {
        screening.result(ROOT, entries(Optional.empty(), document(1)));
        Map<String, byte[]> later = renumbered(document(1).replace("160.5", "161.5"));

        assertThat(screening.result(OTHER_ROOT, later)).endsWith("T,1,1,0");
        assertThat(system.count()).isEqualTo(1);
        assertThat(system.content(system.documents(PAYER, recipient(1)).get(0)))
                .asString(StandardCharsets.UTF_8)
                .contains("161.5");
    }

    @Test
    void aPersonAndDayTwiceInTheArchiveIsRejectedTheSecondTime() {
        assertThat(screening.answers(entries(
                        Optional.empty(),
                        document(1),
                        document(1),
                        document(2),
                        document(1).replace("20261001", "20261002"))))
                .satisfiesExactly(
                        line -> assertThat(line).contains(",0000,"),
                        line -> assertThat(line).endsWith(",20,9,S009,"),
                        line -> assertThat(line).contains(",0000,"),
                        line -> assertThat(line).contains(",0000,"));
    }

    @Test
    void aPayerThatIsNotThatOfTheOtherDocumentsIsRejected() {
        String other = document(1).replace("extension=\"12016010\"", "extension=\"12012019\"");
        assertThat(screening.answers(entries(Optional.empty(), other, document(2), document(3))))
                .satisfiesExactly(
                        line -> assertThat(line).contains(",12012019,").endsWith(",20,9,S010,"),
                        line -> assertThat(line).contains(",0000,"),
                        line -> assertThat(line).contains(",0000,"));
    }

    @Test
    void whatCannotBeUnpackedIsRefused() throws IOException {
        Files.writeString(screening.upload(ROOT), "no archive");
        assertRefused("Z001");

        Archives.write(screening.upload(ROOT), ROOT, entries(Optional.empty(), document(1)));
        byte[] bytes = Files.readAllBytes(screening.upload(ROOT));
        // In the middle of the first document's compressed bytes.
        bytes[500] ^= 0x55;
        Files.write(screening.upload(ROOT), bytes);
        assertRefused("Z001");
    }

    @Test
    void namesAndFoldersAreAsThePageHasThem() {
        assertRefused("Z002", entries -> entries.put("READ.ME", new byte[0]));
        assertRefused("Z002", entries -> entries.put("CLAIMS/c1.xml", new byte[0]));
        assertRefused("Z002", entries -> entries.put("DATA/../x.xml", new byte[0]));
        assertRefused("Z002", entries -> entries.remove("ix08_V08.xml"));
        assertRefused("Z002", entries -> rename(entries, documentName(1), documentName(3)));
        assertRefused(
                "Z002",
                entries -> rename(entries, documentName(1), documentName(1).replace("h1", "g1")));
        assertRefused(
                "Z002",
                entries -> rename(entries, documentName(1), documentName(1).replace("1120", "1119")));
    }

    @Test
    void theRootFolderAndTheArchivesNameAreTheSame() {
        Archives.write(screening.upload(ROOT), OTHER_ROOT, entries(Optional.empty(), document(1)));
        assertRefused("Z002");
        Archives.write(system.upload().resolve("checkups.zip"), "checkups", entries(Optional.empty(), document(1)));
        system.collect();
        assertThat(screening.fetch("checkups")).first().asString().endsWith(",9,Z002");
    }

    @Test
    void theNumberOfDocumentsIsThatOfTheIndex() {
        assertRefused("Z003", entries -> entries.remove("DATA/" + documentName(2)));
        assertRefused("Z003", entries -> entries.remove("DATA/" + documentName(1)));
        assertRefused("Z003", entries -> entries.put("DATA/" + documentName(3), Archives.utf8(document(3))));
    }

    @Test
    void aRepeatedNameIsRefusedOnceTheFirstAnswerIsFetched() {
        Archives.write(screening.upload(ROOT), ROOT, entries(Optional.empty(), document(1)));
        assertThat(system.collect()).isEqualTo(1);
        Archives.write(screening.upload(ROOT), ROOT, entries(Optional.empty(), document(2)));
        assertThat(system.collect()).as("the first answer waits").isZero();
        assertThat(screening.fetch(ROOT)).endsWith("T,1,1,0");

        assertThat(system.collect()).isEqualTo(1);
        assertThat(screening.fetch(ROOT)).first().asString().endsWith(",9,Z004");
        assertThat(system.documents(PAYER, recipient(2))).isEmpty();
        assertThat(system.content(system.documents(PAYER, recipient(1)).get(0))).isNotEmpty();
    }

    @Test
    void anXsdFolderIsWholeOrNotThere() {
        assertRefused("Z005", entries -> entries.put("XSD/hc08_V08.xsd", new byte[0]));
    }

    @Test
    void theIndexFitsTheArchive() {
        assertRefused("Z006", index("interactionType code=\"12\"", "interactionType code=\"21\""));
        assertRefused("Z006", index("20261120", "20261119"));
        assertRefused("Z006", index("extension=\"12138012\"", "extension=\"12999992\""));
        assertRefused("Z006", index("extension=\"94899990\"", "extension=\"94899991\""));
        assertRefused("Z006", index("119.6.103", "119.6.102"));
        assertRefused("Z006", index("serviceEventType code=\"1\"", "serviceEventType code=\"2\""));
        assertRefused("Z006", index("0000161103.html\" ", "0000161104.html\" "));
        assertRefused("Z006", index("</index>", ""));
    }

    @Test
    void withTheOfficialSchemasTheArchiveHasThemWholeAndAsPublished() {
        Optional<Path> schemas = Optional.of(SchemasAtHand.orSayAloud());
        restart(schemas);
        assertThat(screening.result(ROOT, entries(schemas, document(1), document(2))))
                .endsWith("T,2,2,0");

        restart(schemas);
        Map<String, byte[]> incomplete = entries(schemas, document(1));
        incomplete.remove("XSD/gc08_V08.xsd");
        assertThat(screening.result(ROOT, incomplete)).first().asString().endsWith(",9,Z005");

        restart(schemas);
        Map<String, byte[]> changed = entries(schemas, document(1));
        edit(changed, "XSD/hc08_V08.xsd", text -> text + " ");
        assertThat(screening.result(ROOT, changed)).first().asString().endsWith(",9,Z005");

        restart(schemas);
        assertThat(screening.result(ROOT, entries(Optional.empty(), document(1))))
                .first()
                .asString()
                .endsWith(",9,Z005");

        restart(schemas);
        Map<String, byte[]> invalid = entries(schemas, document(1), document(2));
        edit(invalid, "DATA/" + documentName(2), text -> text.replaceFirst("<custodian>.*\n?.*</custodian>", ""));
        edit(invalid, "DATA/" + documentName(1), text -> text.replace("EVN.CRT", "EVN"));
        assertThat(screening.answers(invalid))
                .allSatisfy(line -> assertThat(line).endsWith(",20,9,S001,"));
    }

    @Test
    void anUploadUnderWayIsLeftAlone() throws IOException {
        Files.writeString(system.upload().resolve(NAME + ".part"), "half");

        assertThat(system.collect()).isZero();
        assertThat(system.upload().resolve(NAME + ".part")).exists();
    }

    @Test
    void afterACrashTheAnswerIsTheSameToTheByte() throws IOException {
        Map<String, byte[]> entries = entries(Optional.empty(), document(1), document(1), document(2));
        Archives.write(screening.upload(ROOT), ROOT, entries);
        Files.delete(system.results());
        assertThatThrownBy(system::collect).isInstanceOf(UncheckedIOException.class);
        screening.close();

        Clock later = Clock.offset(ScreeningFixture.CLOCK, Duration.ofDays(1));
        screening = new ScreeningFixture(root.resolve("screening"), later, Optional.empty());
        assertThat(screening.system().collect()).isEqualTo(1);
        try (ScreeningFixture undisturbed = new ScreeningFixture(root.resolve("undisturbed"), Optional.empty())) {
            Archives.write(undisturbed.upload(ROOT), ROOT, entries);
            undisturbed.system().collect();
            assertThat(screening.resultOf(ROOT)).hasSameBinaryContentAs(undisturbed.resultOf(ROOT));
        }
        assertThat(screening.system().count()).isEqualTo(2);
    }

    @Test
    void aProcessEndedBetweenReceptionAndEffectStartsAnewWithoutLossOrDoubling() throws IOException {
        Archives.write(screening.upload(ROOT), ROOT, entries(Optional.empty(), document(1)));
        // The archive is received, and no one can move on: its folder for answered archives is gone.
        Path archives = root.resolve("screening/archives");
        Files.delete(archives);
        Path inTheWay = Files.writeString(archives, "");
        assertThatThrownBy(system::collect).isInstanceOf(UncheckedIOException.class);
        assertThat(screening.fetch(ROOT)).endsWith("T,1,1,0");
        Files.delete(inTheWay);

        assertThat(system.collect()).as("answered before").isZero();
        assertThat(archives.resolve(NAME)).exists();
        assertThat(screening.resultOf(ROOT)).doesNotExist();
        assertThat(system.count()).isEqualTo(1);
    }

    private void assertRefused(String code, Consumer<Map<String, byte[]>> spoil) {
        Map<String, byte[]> entries = entries(Optional.empty(), document(1), document(2));
        spoil.accept(entries);
        Archives.write(screening.upload(ROOT), ROOT, entries);
        assertRefused(code);
    }

    /** By a system of its own each time, as a name is taken once. */
    private void assertRefused(String code) {
        system.collect();
        assertThat(screening.fetch(ROOT))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("H,").endsWith(",9," + code),
                        line -> assertThat(line).isEqualTo("T,0,0,0"));
        assertThat(system.count()).isZero();
        restart();
    }

    private void restart() {
        restart(Optional.empty());
    }

    private int systems;

    private void restart(Optional<Path> schemas) {
        screening.close();
        screening = new ScreeningFixture(root.resolve("screening-" + ++systems), schemas);
        system = screening.system();
    }

    private static Consumer<Map<String, byte[]>> index(String good, String bad) {
        return entries -> edit(entries, "ix08_V08.xml", text -> {
            assertThat(text).contains(good);
            return text.replace(good, bad);
        });
    }

    private static void rename(Map<String, byte[]> entries, String from, String to) {
        entries.put("DATA/" + to, entries.remove("DATA/" + from));
    }

    /** An archive of the day's second name. */
    private static Map<String, byte[]> renumbered(String document) {
        Map<String, byte[]> entries = entries(Optional.empty(), document);
        rename(entries, documentName(1), documentName(1).replace("2026112001", "2026112011"));
        return entries;
    }
}

package jp.tsunagi.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.tsunagi.checkup.index.Index;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.apache.camel.converter.jaxb.JaxbDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckupArchiveTest {
    private static final String ROOT = "12138012_94899990_202611200_1/";
    private static final Xml<Index> INDEXES = Xml.ofIndexes();

    @TempDir
    Path folder;

    @Test
    void itHoldsOneFolderWithDocumentsIndexAndWhatEachSays() throws IOException {
        Map<String, byte[]> files = unzip(archive(3, 2, Optional.empty()));

        assertThat(files.keySet())
                .containsExactly(
                        ROOT,
                        ROOT + "DATA/",
                        ROOT + "DATA/h13999999902026112001000001.xml",
                        ROOT + "DATA/h13999999902026112001000002.xml",
                        ROOT + "DATA/h13999999902026112001000003.xml",
                        ROOT + "ix08_V08.xml");
        assertThat(files.get(ROOT + "DATA/h13999999902026112001000002.xml"))
                .isEqualTo(Checkups.document(Checkups.record(2)).bytes());
        Index index = INDEXES.read(files.get(ROOT + "ix08_V08.xml"));
        assertThat(index.totalRecordCount.value).isEqualTo("3");
        assertThat(index.sender.id.root).isEqualTo("1.2.392.200119.6.101");
        assertThat(index.receiver.id.extension).isEqualTo("94899990");
    }

    @Test
    void oneDocumentMakesAnArchive() throws IOException {
        assertThat(unzip(archive(1, 10, Optional.empty()))).hasSize(4);
    }

    @Test
    void theSameDocumentsAndDayGiveTheSameBytesWhereverTheClockIs() {
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            byte[] inTokyo = archive(40, 7, Optional.empty());
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            byte[] inNewYork = archive(40, 13, Optional.empty());

            assertThat(inNewYork).isEqualTo(inTokyo);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theOfficialSchemasGoAlongAndIndexAndDocumentsAreValid() throws IOException {
        Schemas schemas = Checkups.schemas();
        Map<String, byte[]> files = unzip(archive(2, 2, Optional.of(schemas)));

        assertThat(files.keySet())
                .contains(ROOT + "XSD/", ROOT + "XSD/hc08_V08.xsd", ROOT + "XSD/coreschemas/voc_hcgv08.xsd")
                .hasSize(3 + 2 + 2 + 11);
        assertThat(files.get(ROOT + "XSD/co08_V08.xsd"))
                .isEqualTo(Files.readAllBytes(Checkups.schemaFolder().resolve("co08_V08.xsd")));
        assertThat(schemas.checkIndex(files.get(ROOT + "ix08_V08.xml"))).isEmpty();
        assertThat(schemas.checkDocument(files.get(ROOT + "DATA/h13999999902026112001000001.xml")))
                .isEmpty();
    }

    @Test
    void filesBeginWithoutAByteOrderMarkAndNameTheirSchemas() throws IOException {
        Map<String, byte[]> files = unzip(archive(1, 1, Optional.empty()));

        assertThat(new String(files.get(ROOT + "ix08_V08.xml"), StandardCharsets.UTF_8))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"")
                .contains("xsi:schemaLocation=\"https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html "
                        + "./XSD/ix08_V08.xsd\"");
        assertThat(new String(files.get(ROOT + "DATA/h13999999902026112001000001.xml"), StandardCharsets.UTF_8))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"")
                .contains("xsi:schemaLocation=\"urn:hl7-org:v3 ../XSD/hc08_V08.xsd\"");
    }

    @Test
    void anIndexWrittenByCamelsJaxbFits() throws Exception {
        CheckupArchive archive = open(Optional.empty());
        archive.add(List.of(document(1)));

        byte[] last = archive.finish(marshalledByCamel(archive.index()));

        assertThat(last).isNotEmpty();
    }

    @Test
    void anIndexThatSaysAnotherCountIsRefused() {
        CheckupArchive archive = open(Optional.empty());
        archive.add(List.of(document(1)));
        Index index = archive.index();
        index.totalRecordCount.value = "2";

        assertRefused(ErrorCode.COUNT_MISMATCH, () -> archive.finish(INDEXES.write(index)));
    }

    @Test
    void aPersonAndDayTwiceIsRefused() {
        CheckupArchive archive = open(Optional.empty());
        archive.add(List.of(document(1)));

        assertRefused(ErrorCode.DUPLICATE_KEY, () -> archive.add(List.of(document(1))));
    }

    @Test
    void aNameThatIsNoArchivesNameIsRefused() {
        assertRefused(ErrorCode.WRONG_FILE_NAME, () -> ArchiveName.parse("12138012_94899990_20261120_0_1.zip"));
        assertRefused(ErrorCode.WRONG_FILE_NAME, () -> ArchiveName.parse("12138012_94899990_202613990_1.zip"));
    }

    @Test
    void unzipFindsNothingWrong() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/unzip")), "NOT RUN: there is no unzip");
        Path zip = Files.write(folder.resolve("archive.zip"), archive(20, 20, Optional.empty()));
        Process unzip = new ProcessBuilder("/usr/bin/unzip", "-tq", zip.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();

        assertThat(unzip.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(unzip.exitValue()).isZero();
        assertThat(folder.resolve("said")).content().contains("No errors detected");
    }

    private static void assertRefused(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static byte[] marshalledByCamel(Index index) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext();
                JaxbDataFormat jaxb = new JaxbDataFormat()) {
            camel.start();
            jaxb.setCamelContext(camel);
            jaxb.setContextPath(Index.class.getName());
            jaxb.setContextPathIsClassName(true);
            jaxb.setEncoding(StandardCharsets.UTF_8.name());
            jaxb.setSchemaLocation(Index.SCHEMA_LOCATION);
            jaxb.start();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            jaxb.marshal(new DefaultExchange(camel), index, bytes);
            return bytes.toByteArray();
        }
    }

    private static CheckupArchive open(Optional<Schemas> schemas) {
        return new CheckupArchive(Checkups.NAME, Checkups.SETTINGS, schemas, INDEXES);
    }

    private static MadeDocument document(int serial) {
        return Checkups.document(Checkups.record(serial));
    }

    private static byte[] archive(int documents, int batch, Optional<Schemas> schemas) {
        CheckupArchive archive = open(schemas);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int first = 1; first <= documents; first += batch) {
            bytes.writeBytes(archive.add(IntStream.range(first, Math.min(first + batch, documents + 1))
                    .mapToObj(CheckupArchiveTest::document)
                    .toList()));
        }
        bytes.writeBytes(archive.finish(INDEXES.write(archive.index())));
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}

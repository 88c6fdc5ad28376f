package jp.tsunagi.counterpart.screening;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.tsunagi.counterpart.CheckDigits;

/** Archives and documents written by hand as the interface page has them. People and institutions are made up. */
final class Archives {
    static final String DAY = "20261120";
    static final String ROOT = "12138012_94899990_202611200_1";
    static final String NAME = ROOT + ".zip";
    static final String PAYER = "12016010";

    private Archives() {}

    static String recipient(int person) {
        return CheckDigits.withModulus10("%06d".formatted(person));
    }

    static String documentName(int serial) {
        return "h1312345675" + DAY + "01%06d.xml".formatted(serial);
    }

    /** The Ministry's schemas, where they have been placed: beside the project, or where {@code tsunagi.schemas} says. */
    static Optional<Path> officialSchemas() {
        return Stream.of(System.getProperty("tsunagi.schemas", "../shared/specs/xsd"), "config/schemas")
                .map(Path::of)
                .filter(folder -> Files.exists(folder.resolve("hc08_V08.xsd")))
                .findFirst();
    }

    static String index(int documents) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <index xmlns="https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
                xsi:schemaLocation="https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html ./XSD/ix08_V08.xsd">\
                <interactionType code="12"/><creationTime value="20261120"/>\
                <sender><id root="1.2.392.200119.6.101" extension="12138012"/></sender>\
                <receiver><id root="1.2.392.200119.6.103" extension="94899990"/></receiver>\
                <serviceEventType code="1"/><totalRecordCount value="%d"/></index>
                """.formatted(documents);
    }

    /** A good document with every kind of item. */
    static String document(int person) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
                xsi:schemaLocation="urn:hl7-org:v3 ../XSD/hc08_V08.xsd">
                <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
                <id nullFlavor="NI"/>
                <code code="10" codeSystem="1.2.392.200119.6.1001"/>
                <effectiveTime value="20261120"/>
                <confidentialityCode code="N"/>
                <recordTarget><patientRole>
                <id root="1.2.392.200119.6.101" extension="%s"/>
                <id root="1.2.392.200119.6.205" extension="%s"/>
                <id root="1.2.392.200119.6.211" extension="01"/>
                <addr>架空市一丁目１－１<postalCode>100-0001</postalCode></addr>
                <patient><name>カクウ　ハナコ</name>
                <administrativeGenderCode code="2" codeSystem="1.2.392.200119.6.1104"/>
                <birthTime value="19600101"/></patient></patientRole></recordTarget>
                <author><time value="20261120"/><assignedAuthor><id nullFlavor="NI"/>%s</assignedAuthor></author>
                <custodian><assignedCustodian><representedCustodianOrganization><id nullFlavor="NI"/>\
                </representedCustodianOrganization></assignedCustodian></custodian>
                <documentationOf><serviceEvent><code code="010" codeSystem="1.2.392.200119.6.1002"/>
                <effectiveTime value="20261001"/>
                <performer typeCode="PRF"><assignedEntity><id nullFlavor="NI"/>%s</assignedEntity></performer>
                </serviceEvent></documentationOf>
                <component><structuredBody><component><section>
                <code code="01010" codeSystem="1.2.392.200119.6.1010"/>
                <text>検査・問診結果</text>
                %s</section></component></structuredBody></component>
                </ClinicalDocument>
                """.formatted(PAYER, recipient(person), organization(), organization(), items());
    }

    private static String organization() {
        return """
                <representedOrganization><id root="1.2.392.200119.6.102" extension="1312345675"/>\
                <name>架空健診センター</name><telecom value="tel:03-0000-0000"/>\
                <addr>架空市二丁目２－２<postalCode>100-0002</postalCode></addr></representedOrganization>""";
    }

    private static String items() {
        return entry("9N001000000000001", """
                        <value xsi:type="PQ" value="160.5" unit="cm"/>""")
                + entry("9A755000000000001", """
                        <value xsi:type="PQ" value="128" unit="mm[Hg]"/><interpretationCode code="N"/>\
                        <methodCode code="9A75500009"/><referenceRange><observationRange classCode="OBS" moodCode="EVN.CRT">\
                        <value xsi:type="IVL_PQ"><low value="90" unit="mm[Hg]"/><high value="139" unit="mm[Hg]"/></value>\
                        </observationRange></referenceRange>""")
                + entry("9N141000000000011", """
                        <value xsi:type="CD" code="2" codeSystem="1.2.392.200119.6.2202"/>""")
                + entry("3F015000002327101", """
                        <value xsi:type="PQ" value="120" unit="mg/dL"/><methodCode code="3F01510000"/>""")
                + entry("1A020000000191111", """
                        <value xsi:type="CO" code="1" codeSystem="1.2.392.200119.6.2102"/>\
                        <methodCode code="1A02010000"/>""")
                + entry("9N511000000000049", """
                        <value xsi:type="ST">異常なし</value><author><time nullFlavor="NI"/><assignedAuthor>\
                        <id nullFlavor="NI"/><assignedPerson><name>架空　太郎</name></assignedPerson></assignedAuthor>\
                        </author>""")
                + """
                <entry><observation classCode="OBS" moodCode="EVN"><code nullFlavor="NA"/>\
                <entryRelationship typeCode="COMP">%s</entryRelationship>\
                <entryRelationship typeCode="RSON">%s</entryRelationship></observation></entry>
                """.formatted(observation("2A030000001930101", """
                                <value xsi:type="PQ" value="13.5" unit="g/dL"/>"""), observation("2A020161001930149", """
                                <value xsi:type="ST">貧血の既往</value>"""));
    }

    static String entry(String code, String rest) {
        return "<entry>" + observation(code, rest) + "</entry>\n";
    }

    static String observation(String code, String rest) {
        return "<observation classCode=\"OBS\" moodCode=\"EVN\"><code code=\"" + code
                + "\" codeSystem=\"1.2.392.200119.6.1005\" displayName=\"項目\"/>" + rest + "</observation>";
    }

    /** Entries of an archive by their names in the root folder; the XSD folder when the schemas are there. */
    static Map<String, byte[]> entries(Optional<Path> schemas, String... documents) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < documents.length; i++) {
            entries.put("DATA/" + documentName(i + 1), utf8(documents[i]));
        }
        entries.put("ix08_V08.xml", utf8(index(documents.length)));
        schemas.ifPresent(folder -> addSchemas(entries, folder));
        return entries;
    }

    static void edit(Map<String, byte[]> entries, String name, UnaryOperator<String> change) {
        entries.compute(name, (key, content) -> utf8(change.apply(new String(content, StandardCharsets.UTF_8))));
    }

    static void write(Path file, String root, Map<String, byte[]> entries) {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(root + "/" + entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void addSchemas(Map<String, byte[]> entries, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.put("XSD/" + folder.relativize(file), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

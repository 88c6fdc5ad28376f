package jp.tsunagi.checkup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Hashes;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * The official schemas, which the site has placed in {@code config/schemas/}: {@code ix08} and its fellows, and {@code coreschemas/}. They
 * validate, and they go into every archive. Publisher: MHLW, 標準的な健診・保健指導プログラム, XML用スキーマ, fourth term.
 */
public final class Schemas {
    private static final List<String> NEEDED = List.of(
            "ix08_V08.xsd",
            "su08_V08.xsd",
            "hc08_V08.xsd",
            "cc08_V08.xsd",
            "hg08_V08.xsd",
            "gc08_V08.xsd",
            "co08_V08.xsd",
            "coreschemas/datatypes_hcgv08.xsd",
            "coreschemas/datatypes-base_hcgv08.xsd",
            "coreschemas/narrativeBlock_hcgv08.xsd",
            "coreschemas/voc_hcgv08.xsd");
    private static final String SUFFIX = ".xsd";

    private final SortedMap<String, byte[]> files;
    private final Schema documents;
    private final Schema indexes;
    private final SAXParserFactory parsers = parsers();

    private Schemas(SortedMap<String, byte[]> files, Schema documents, Schema indexes) {
        this.files = files;
        this.documents = documents;
        this.indexes = indexes;
    }

    /**
     * The schemas of a folder; nothing when there is no folder or no schema in it.
     *
     * @throws HubException {@link ErrorCode#SCHEMAS_INCOMPLETE} with what is missing or cannot be used
     */
    public static Optional<Schemas> load(Path folder) {
        SortedMap<String, byte[]> files = files(folder);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        List<String> missing =
                NEEDED.stream().filter(name -> !files.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new HubException(ErrorCode.SCHEMAS_INCOMPLETE, folder + ": missing " + String.join(", ", missing));
        }
        return Optional.of(new Schemas(files, schema(folder, "hc08_V08.xsd"), schema(folder, "ix08_V08.xsd")));
    }

    /** The files for an archive's folder {@code XSD}, by their path in it. */
    public Map<String, byte[]> files() {
        return files;
    }

    /**
     * SHA-256 by which the set is known: of a line for each file in the order of their names, its own SHA-256, two spaces and
     * its name, as {@code sha256sum} lists them.
     */
    public String sha256() {
        StringBuilder list = new StringBuilder();
        files.forEach((name, content) ->
                list.append(Hashes.of(content)).append("  ").append(name).append('\n'));
        return Hashes.of(list.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** SCHEMA_VIOLATED with the name of each element that is not as the schema wants it. */
    public List<Finding> checkDocument(byte[] document) {
        return check(documents, document);
    }

    /** SCHEMA_VIOLATED with the name of each element that is not as the schema wants it. */
    public List<Finding> checkIndex(byte[] index) {
        return check(indexes, index);
    }

    private List<Finding> check(Schema schema, byte[] file) {
        ValidatorHandler validator = schema.newValidatorHandler();
        Places places = new Places(validator);
        validator.setErrorHandler(places);
        try {
            XMLReader reader = parsers.newSAXParser().getXMLReader();
            reader.setContentHandler(places);
            reader.parse(new InputSource(new ByteArrayInputStream(file)));
        } catch (SAXException | ParserConfigurationException e) {
            places.note();
        } catch (IOException e) {
            throw new HubException(ErrorCode.UNEXPECTED, "bytes in memory cannot be read", e);
        }
        return places.violated.stream()
                .map(element -> new Finding(ErrorCode.SCHEMA_VIOLATED, element))
                .toList();
    }

    /** Parsers that read no other file than the one they are given. */
    private static SAXParserFactory parsers() {
        SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
        try {
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (SAXException | ParserConfigurationException e) {
            throw new HubException(ErrorCode.UNEXPECTED, "the parser has no safe settings", e);
        }
        return parsers;
    }

    private static SortedMap<String, byte[]> files(Path folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            for (Path place : List.of(folder, folder.resolve("coreschemas"))) {
                for (Path file : schemasIn(place)) {
                    files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new HubException(ErrorCode.SCHEMAS_INCOMPLETE, folder + " cannot be read", e);
        }
        return files;
    }

    private static List<Path> schemasIn(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static Schema schema(Path folder, String name) {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            return factory.newSchema(folder.resolve(name).toFile());
        } catch (SAXException e) {
            throw new HubException(ErrorCode.SCHEMAS_INCOMPLETE, folder.resolve(name) + " is not a usable schema", e);
        }
    }

    /** Knows in which element the parser is, and keeps that of a violation: its text repeats values. */
    private static final class Places extends XMLFilterImpl {
        private final Deque<String> open = new ArrayDeque<>();
        private final Set<String> violated = new LinkedHashSet<>();

        private Places(ContentHandler validator) {
            setContentHandler(validator);
        }

        private void note() {
            violated.add(open.isEmpty() ? "xml" : open.peek());
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
            open.push(localName);
            super.startElement(uri, localName, name, attributes);
        }

        @Override
        public void endElement(String uri, String localName, String name) throws SAXException {
            super.endElement(uri, localName, name);
            open.pop();
        }

        @Override
        public void warning(SAXParseException exception) {
            // A warning is no violation.
        }

        @Override
        public void error(SAXParseException exception) {
            note();
        }
    }
}

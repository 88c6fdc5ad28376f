package jp.tsunagi.counterpart.screening;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/** The official schemas as published, from a folder. */
final class Schemas {
    /** What an {@code XSD} folder holds besides {@code coreschemas/}. */
    static final Set<String> NAMES = Stream.of("ix08", "su08", "hc08", "cc08", "hg08", "gc08", "co08")
            .map(name -> name + "_V08.xsd")
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, byte[]> files;
    private final Validity index;
    private final Validity document;

    private Schemas(Map<String, byte[]> files, Validity index, Validity document) {
        this.files = files;
        this.index = index;
        this.document = document;
    }

    /** @throws IllegalArgumentException when the folder does not hold them all, or no schemas */
    static Schemas load(Path folder) {
        Map<String, byte[]> files = files(folder);
        if (!complete(files.keySet())) {
            throw new IllegalArgumentException("official schemas are missing in " + folder);
        }
        return new Schemas(
                files, new Validity(folder.resolve("ix08_V08.xsd")), new Validity(folder.resolve("hc08_V08.xsd")));
    }

    /** All seven, and core schemas. */
    static boolean complete(Set<String> names) {
        return names.containsAll(NAMES) && names.stream().anyMatch(name -> name.startsWith("coreschemas/"));
    }

    Set<String> names() {
        return files.keySet();
    }

    boolean published(String name, byte[] content) {
        return Arrays.equals(files.get(name), content);
    }

    Validity index() {
        return index;
    }

    Validity document() {
        return document;
    }

    private static Map<String, byte[]> files(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder, 2)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (NAMES.contains(name) || name.matches("coreschemas/[^/]+[.]xsd")) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** One schema. Not for several threads at once. */
    static final class Validity {
        private final Validator validator;
        private final XMLReader reader;

        private Validity(Path schema) {
            try {
                SchemaFactory schemas = SchemaFactory.newDefaultInstance();
                schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
                schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
                this.validator = schemas.newSchema(schema.toFile()).newValidator();
                this.validator.setErrorHandler(new Strict());
                SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
                parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                this.reader = parsers.newSAXParser().getXMLReader();
            } catch (SAXException | ParserConfigurationException e) {
                throw new IllegalArgumentException("not a schema: " + schema, e);
            }
        }

        boolean accepts(byte[] content) {
            try {
                validator.validate(new SAXSource(reader, new InputSource(new ByteArrayInputStream(content))));
                return true;
            } catch (SAXException e) {
                return false;
            } catch (IOException e) {
                // Bytes that are no characters.
                return false;
            }
        }
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {
            // Says nothing about validity.
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}

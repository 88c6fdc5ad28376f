package jp.tsunagi.privacy.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.camel.dataformat.bindy.BindyAbstractDataFormat;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.apache.camel.dataformat.bindy.annotation.FixedLengthRecord;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.apache.camel.dataformat.bindy.fixed.BindyFixedLengthDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** What parsers of JSON, XML, CSV and fixed-length files throw. */
final class ParserFailures {
    /** What is read. */
    @XmlRootElement(name = "person")
    @CsvRecord(separator = ",")
    @FixedLengthRecord(length = 20)
    public static class Person {
        @XmlAttribute
        @DataField(pos = 1, length = 20)
        public int age;

        @XmlAttribute
        public UUID id;

        @XmlAttribute
        public Kind kind;
    }

    /** One code. */
    public enum Kind {
        ONE
    }

    private static final String SCHEMA = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:element name="person"><xs:complexType>
                <xs:attribute name="age" type="xs:int"/>
              </xs:complexType></xs:element>
            </xs:schema>""";

    private ParserFailures() {}

    static Stream<Failing> all() {
        return Stream.of(json(), xml(), Stream.concat(bindy(), fastCsv())).flatMap(all -> all);
    }

    private static Stream<Failing> json() {
        ObjectMapper mapper = new ObjectMapper();
        return Stream.of(
                Failing.repeating(
                        "Jackson: no integer", value -> mapper.readValue("{\"age\":\"" + value + "\"}", Person.class)),
                Failing.repeating(
                        "Jackson: unknown property", value -> mapper.readValue("{\"" + value + "\":1}", Person.class)),
                Failing.repeating(
                        "Jackson: unknown code",
                        value -> mapper.readValue("{\"kind\":\"" + value + "\"}", Person.class)),
                Failing.repeating(
                        "Jackson: no JSON", value -> mapper.readValue("{\"age\": x" + value + "}", Person.class)));
    }

    private static Stream<Failing> xml() {
        return Stream.of(
                Failing.repeating(
                        "JAXB: no integer, strict",
                        value -> unmarshaller(true).unmarshal(person("age=\"" + value + "\""))),
                Failing.repeating("JAXB: no identifier, told by its handler", value -> {
                    Unmarshaller unmarshaller = unmarshaller(false);
                    unmarshaller.setEventHandler(event -> {
                        throw new IllegalStateException(event.getMessage(), event.getLinkedException());
                    });
                    unmarshaller.unmarshal(person("id=\"" + value + "\""));
                }),
                Failing.repeating(
                        "JAXB: unknown element",
                        value -> unmarshaller(false).unmarshal(new StringReader("<x xmlns=\"" + value + "\"/>"))),
                Failing.silent("JAXB: broken XML", value -> unmarshaller(false).unmarshal(person("age=" + value))));
    }

    private static Unmarshaller unmarshaller(boolean strict) throws Exception {
        Unmarshaller unmarshaller = JAXBContext.newInstance(Person.class).createUnmarshaller();
        if (strict) {
            unmarshaller.setSchema(SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(new StringReader(SCHEMA))));
        }
        return unmarshaller;
    }

    private static StringReader person(String attribute) {
        return new StringReader("<person " + attribute + "/>");
    }

    private static Stream<Failing> bindy() {
        return Stream.of(
                Failing.repeating("Bindy: no integer", value -> read(new BindyCsvDataFormat(Person.class), value)),
                Failing.repeating(
                        "Bindy: no integer of fixed length",
                        value -> read(
                                new BindyFixedLengthDataFormat(Person.class),
                                (value + " ".repeat(20)).substring(0, 20))),
                Failing.silent(
                        "Bindy: too long",
                        value -> read(new BindyFixedLengthDataFormat(Person.class), value.repeat(9))));
    }

    private static void read(BindyAbstractDataFormat format, String line) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            format.setCamelContext(context);
            context.start();
            format.start();
            format.unmarshal(new DefaultExchange(context), new ByteArrayInputStream(line.getBytes(UTF_8)));
        }
    }

    private static Stream<Failing> fastCsv() {
        return Stream.of(
                Failing.repeating(
                        "FastCSV: unknown title",
                        value -> CsvReader.builder().ofNamedCsvRecord("a,b\n1,2").stream()
                                .forEach(row -> row.getField(value))),
                Failing.silent(
                        "FastCSV: broken quotes",
                        value -> CsvReader.builder()
                                .ofCsvRecord("\"" + value + "\"x,2")
                                .forEach(row -> row.getField(0))));
    }
}

package jp.tsunagi.checkup;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import jp.tsunagi.checkup.cda.ClinicalDocument;
import jp.tsunagi.checkup.index.Index;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * One kind of XML file, written and read by one JAXB context that all share. May be used by several threads: what JAXB lets
 * only one thread use is made once for each of them.
 *
 * @param <T> the class of the root element
 */
public final class Xml<T> {
    private static final int USUAL_SIZE = 1 << 15;
    private static final Xml<ClinicalDocument> DOCUMENTS =
            new Xml<>(ClinicalDocument.class, ClinicalDocument.SCHEMA_LOCATION);
    private static final Xml<Index> INDEXES = new Xml<>(Index.class, Index.SCHEMA_LOCATION);

    private final Class<T> root;
    private final String schemaLocation;
    private final JAXBContext context;
    private final XMLInputFactory parsers = parsers();
    private final Reused<Writing> writings = new Reused<>(this::writing);

    private Xml(Class<T> root, String schemaLocation) {
        this.root = root;
        this.schemaLocation = schemaLocation;
        try {
            this.context = JAXBContext.newInstance(root);
        } catch (JAXBException e) {
            throw new HubException(ErrorCode.UNEXPECTED, root.getSimpleName() + " cannot be bound", e);
        }
    }

    /** Documents of an archive's folder {@code DATA}. */
    public static Xml<ClinicalDocument> ofDocuments() {
        return DOCUMENTS;
    }

    /** Indexes of archives. */
    public static Xml<Index> ofIndexes() {
        return INDEXES;
    }

    /** A parser factory that reads no other file than the one it is given. */
    private static XMLInputFactory parsers() {
        XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return parsers;
    }

    /** A marshaller and the room that it writes to. */
    private record Writing(Marshaller marshaller, ByteArrayOutputStream bytes) {}

    private Writing writing() {
        try {
            Marshaller marshaller = context.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_ENCODING, StandardCharsets.UTF_8.name());
            marshaller.setProperty(Marshaller.JAXB_SCHEMA_LOCATION, schemaLocation);
            return new Writing(marshaller, new ByteArrayOutputStream(USUAL_SIZE));
        } catch (JAXBException e) {
            throw new HubException(ErrorCode.UNEXPECTED, root.getSimpleName() + " cannot be bound", e);
        }
    }

    /** The file in UTF-8, without byte order mark. The same content gives the same bytes. */
    public byte[] write(T content) {
        return writings.use(writing -> {
            try {
                writing.bytes().reset();
                writing.marshaller().marshal(content, writing.bytes());
            } catch (JAXBException e) {
                throw new HubException(ErrorCode.UNEXPECTED, root.getSimpleName() + " cannot be written", e);
            }
            return writing.bytes().toByteArray();
        });
    }

    /**
     * The content of a file.
     *
     * @throws HubException {@link ErrorCode#SCHEMA_VIOLATED} if it is not XML or holds what its class does not know
     */
    public T read(byte[] file) {
        try {
            Unmarshaller unmarshaller = context.createUnmarshaller();
            unmarshaller.setEventHandler(event -> false);
            return unmarshaller
                    .unmarshal(parsers.createXMLStreamReader(new ByteArrayInputStream(file)), root)
                    .getValue();
        } catch (JAXBException | XMLStreamException e) {
            throw new HubException(ErrorCode.SCHEMA_VIOLATED, root.getSimpleName() + " cannot be read", e);
        }
    }
}

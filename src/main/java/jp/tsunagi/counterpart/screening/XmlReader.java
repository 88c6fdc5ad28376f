package jp.tsunagi.counterpart.screening;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a small document: no document type, no entity but the five of XML, one namespace, UTF-8 without byte order mark. */
final class XmlReader {
    private static final int DEEPEST = 40;

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    XmlReader() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    /** An element whose end has not been met. */
    private record Open(String name, Map<String, String> attributes, List<XmlElement> children, StringBuilder text) {}

    /**
     * @param namespace of every element
     * @param root local name of the outermost
     */
    XmlElement read(byte[] content, String namespace, String root) throws XmlFault {
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            requireUtf8(content, reader);
            XmlElement element = tree(reader, namespace);
            if (!element.name().equals(root)) {
                throw new XmlFault();
            }
            return element;
        } catch (XMLStreamException e) {
            // Its text repeats what stands in the document.
            throw new XmlFault();
        }
    }

    private static XmlElement tree(XMLStreamReader reader, String namespace) throws XMLStreamException, XmlFault {
        Deque<Open> open = new ArrayDeque<>();
        XmlElement finished = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == DEEPEST || !namespace.equals(reader.getNamespaceURI())) {
                        throw new XmlFault();
                    }
                    open.push(new Open(
                            reader.getLocalName(), attributes(reader), new ArrayList<>(), new StringBuilder()));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    finished = closed(open.pop());
                    if (!open.isEmpty()) {
                        open.peek().children().add(finished);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text().append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new XmlFault();
                default -> {
                    // Comments, instructions and white space carry nothing.
                }
            }
        }
        if (finished == null) {
            throw new XmlFault();
        }
        return finished;
    }

    private static XmlElement closed(Open open) {
        return new XmlElement(
                open.name(),
                open.attributes(),
                open.children(),
                open.text().toString().strip());
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            boolean instance = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(reader.getAttributeNamespace(i));
            attributes.put((instance ? "xsi:" : "") + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static void requireUtf8(byte[] content, XMLStreamReader reader) throws XmlFault {
        boolean mark = content.length > 2
                && (content[0] & 0xFF) == 0xEF
                && (content[1] & 0xFF) == 0xBB
                && (content[2] & 0xFF) == 0xBF;
        String stated = reader.getCharacterEncodingScheme();
        boolean other = stated != null && !stated.equalsIgnoreCase("UTF-8");
        boolean wide = content.length > 1 && (content[0] == 0 || content[1] == 0 || (content[0] & 0xFF) >= 0xFE);
        if (mark || other || wide) {
            throw new XmlFault();
        }
    }
}

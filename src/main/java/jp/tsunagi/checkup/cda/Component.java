package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** The body of a document. */
public class Component {
    public StructuredBody structuredBody;

    public static class StructuredBody {
        @XmlElement(name = "component")
        public List<SectionComponent> component = new ArrayList<>(1);
    }

    public static class SectionComponent {
        public Section section;
    }

    @XmlType(propOrder = {"code", "text", "entry"})
    public static class Section {
        public Code code;

        /** For people to read. */
        public String text;

        @XmlElement(name = "entry")
        public List<Entry> entry = new ArrayList<>();
    }

    public static class Entry {
        public Observation observation;
    }
}

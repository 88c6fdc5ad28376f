package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** An item, or a group of items. */
@XmlType(
        propOrder = {
            "code",
            "value",
            "interpretationCode",
            "methodCode",
            "author",
            "entryRelationship",
            "referenceRange"
        })
public class Observation {
    @XmlAttribute
    public String classCode = "OBS";

    @XmlAttribute
    public String moodCode = "EVN";

    public Code code;

    @XmlElement(name = "value")
    public List<Value> value = new ArrayList<>(1);

    public Code interpretationCode;
    public Code methodCode;

    /** The physician of a diagnosis. */
    public Author author;

    @XmlElement(name = "entryRelationship")
    public List<EntryRelationship> entryRelationship = new ArrayList<>(0);

    public ReferenceRange referenceRange;

    /** An item's place in its group. */
    public static class EntryRelationship {
        /** COMP a result, RSON the reason. */
        @XmlAttribute
        public String typeCode;

        public Observation observation;
    }

    public static class ReferenceRange {
        public ObservationRange observationRange;
    }

    public static class ObservationRange {
        @XmlAttribute
        public String classCode = "OBS";

        @XmlAttribute
        public String moodCode = "EVN.CRT";

        public Value value;
    }
}

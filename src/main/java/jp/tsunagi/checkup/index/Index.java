package jp.tsunagi.checkup.index;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;

/** What an archive says of itself: who sends it to whom on which day, and how many documents it holds. */
@XmlRootElement(name = "index")
@XmlType(propOrder = {"interactionType", "creationTime", "sender", "receiver", "serviceEventType", "totalRecordCount"})
public class Index {
    /** {@code xsi:schemaLocation} of the file. */
    public static final String SCHEMA_LOCATION =
            "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html ./XSD/ix08_V08.xsd";

    /** 種別. */
    public Code interactionType;

    public Value creationTime;
    public Party sender;
    public Party receiver;

    /** 実施区分. */
    public Code serviceEventType;

    /** Documents in the archive. */
    public Value totalRecordCount;

    /** An element that holds a code. */
    public static class Code {
        @XmlAttribute
        public String code;

        public static Code of(String code) {
            Code element = new Code();
            element.code = code;
            return element;
        }
    }

    /** An element that holds a value. */
    public static class Value {
        @XmlAttribute
        public String value;

        public static Value of(String value) {
            Value element = new Value();
            element.value = value;
            return element;
        }
    }

    /** Who sends or receives. */
    public static class Party {
        public Id id;

        public static Party of(String root, String number) {
            Party party = new Party();
            party.id = new Id();
            party.id.root = root;
            party.id.extension = number;
            return party;
        }
    }

    public static class Id {
        @XmlAttribute
        public String root;

        @XmlAttribute
        public String extension;
    }
}

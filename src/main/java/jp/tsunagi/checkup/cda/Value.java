package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlMixed;
import jakarta.xml.bind.annotation.XmlSeeAlso;
import jakarta.xml.bind.annotation.XmlTransient;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** The value of an item; which kind it is, the document says by {@code xsi:type}. */
@XmlSeeAlso({Value.Quantity.class, Value.Coded.class, Value.Ordered.class, Value.Text.class, Value.Range.class})
public abstract class Value {
    /** PQ. */
    @XmlType(name = "PQ")
    public static class Quantity extends Value {
        @XmlAttribute
        public String value;

        /** UCUM; null for a number without a unit. */
        @XmlAttribute
        public String unit;

        public static Quantity of(String value, String unit) {
            Quantity quantity = new Quantity();
            quantity.value = value;
            quantity.unit = unit;
            return quantity;
        }
    }

    /** What CD and CO have in common. */
    @XmlTransient
    public abstract static class OfList extends Value {
        @XmlAttribute
        public String code;

        @XmlAttribute
        public String codeSystem;
    }

    /** CD. */
    @XmlType(name = "CD")
    public static class Coded extends OfList {}

    /** CO. */
    @XmlType(name = "CO")
    public static class Ordered extends OfList {}

    /** ST. */
    @XmlType(name = "ST")
    public static class Text extends Value {
        /** Mixed, because JAXB lets no class that has a super class be a plain value. */
        @XmlMixed
        public List<String> content = new ArrayList<>(1);

        public static Text of(String text) {
            Text element = new Text();
            element.content.add(text);
            return element;
        }

        public String text() {
            return String.join("", content);
        }
    }

    /** IVL_PQ. */
    @XmlType(
            name = "IVL_PQ",
            propOrder = {"low", "high"})
    public static class Range extends Value {
        public Limit low;
        public Limit high;
    }

    /** An end of a range. */
    public static class Limit {
        @XmlAttribute
        public String value;

        @XmlAttribute
        public String unit;

        public static Limit of(String value, String unit) {
            Limit limit = new Limit();
            limit.value = value;
            limit.unit = unit;
            return limit;
        }
    }
}

package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlElementRef;
import jakarta.xml.bind.annotation.XmlMixed;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A postal code and, as text behind it, an address. */
public class Address {
    @XmlMixed
    @XmlElementRef(name = "postalCode", type = PostalCode.class)
    public List<Object> content = new ArrayList<>(2);

    public static Address of(String postalCode, String text) {
        PostalCode code = new PostalCode();
        code.value = postalCode;
        Address address = new Address();
        address.content.add(code);
        address.content.add(text);
        return address;
    }

    /** The postal code, {@code 999-9999}; empty when there is none. */
    public String postalCode() {
        return content.stream()
                .filter(PostalCode.class::isInstance)
                .map(code -> ((PostalCode) code).value)
                .collect(Collectors.joining());
    }

    /** The address without the postal code. */
    public String text() {
        return content.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.joining())
                .strip();
    }

    /** {@code 999-9999}. */
    @XmlRootElement(name = "postalCode")
    @XmlType(name = "PostalCode")
    public static class PostalCode {
        @XmlValue
        public String value;
    }
}

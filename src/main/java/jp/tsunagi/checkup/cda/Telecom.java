package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlAttribute;

/** A telephone number, {@code tel:…}. */
public class Telecom {
    @XmlAttribute
    public String value;

    public static Telecom of(String value) {
        Telecom telecom = new Telecom();
        telecom.value = value;
        return telecom;
    }
}

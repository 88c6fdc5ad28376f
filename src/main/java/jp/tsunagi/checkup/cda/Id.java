package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlAttribute;

/** An identifier, or the word that there is none. */
public class Id {
    @XmlAttribute
    public String nullFlavor;

    @XmlAttribute
    public String root;

    @XmlAttribute
    public String extension;

    public static Id of(String root, String extension) {
        Id id = new Id();
        id.root = root;
        id.extension = extension;
        return id;
    }

    /** {@code NI}, no information. */
    public static Id none() {
        Id id = new Id();
        id.nullFlavor = "NI";
        return id;
    }
}

package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlAttribute;

/** A day, {@code yyyyMMdd}, or the word that there is none. */
public class Time {
    @XmlAttribute
    public String nullFlavor;

    @XmlAttribute
    public String value;

    public static Time of(String value) {
        Time time = new Time();
        time.value = value;
        return time;
    }

    /** {@code NI}, no information. */
    public static Time none() {
        Time time = new Time();
        time.nullFlavor = "NI";
        return time;
    }
}

package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlAttribute;

/** A code of a list. */
public class Code {
    @XmlAttribute
    public String nullFlavor;

    @XmlAttribute
    public String code;

    @XmlAttribute
    public String codeSystem;

    @XmlAttribute
    public String displayName;

    public static Code of(String code) {
        return of(code, null);
    }

    public static Code of(String code, String codeSystem) {
        Code coded = new Code();
        coded.code = code;
        coded.codeSystem = codeSystem;
        return coded;
    }

    /** {@code NA}, not applicable. */
    public static Code notApplicable() {
        Code code = new Code();
        code.nullFlavor = "NA";
        return code;
    }
}

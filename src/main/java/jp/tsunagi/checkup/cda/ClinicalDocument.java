package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;

/** A health check of one person. */
@XmlRootElement(name = "ClinicalDocument")
@XmlType(
        propOrder = {
            "typeId",
            "id",
            "code",
            "effectiveTime",
            "confidentialityCode",
            "recordTarget",
            "author",
            "custodian",
            "documentationOf",
            "component"
        })
public class ClinicalDocument {
    /** {@code xsi:schemaLocation} of the file. */
    public static final String SCHEMA_LOCATION = "urn:hl7-org:v3 ../XSD/hc08_V08.xsd";

    public Id typeId;
    public Id id;

    /** 報告区分. */
    public Code code;

    /** Day of creation. */
    public Time effectiveTime;

    public Code confidentialityCode;
    public RecordTarget recordTarget;

    /** 作成機関. */
    public Author author;

    public Custodian custodian;
    public DocumentationOf documentationOf;
    public Component component;
}

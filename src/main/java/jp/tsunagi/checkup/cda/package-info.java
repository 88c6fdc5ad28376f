/**
 * 特定健診情報ファイル: the part of an HL7 CDA document that health checks use, in the order of the schema {@code hc08}. The classes are nothing
 * but the shape of the XML, so their fields are open; what may stand in them is checked elsewhere. A field that is null is left out.
 */
@XmlSchema(
        namespace = "urn:hl7-org:v3",
        elementFormDefault = XmlNsForm.QUALIFIED,
        xmlns = {
            @XmlNs(prefix = "", namespaceURI = "urn:hl7-org:v3"),
            @XmlNs(prefix = "xsi", namespaceURI = "http://www.w3.org/2001/XMLSchema-instance")
        })
@XmlAccessorType(XmlAccessType.FIELD)
package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;

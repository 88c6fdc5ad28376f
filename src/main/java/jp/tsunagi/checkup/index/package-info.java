/** 交換用基本情報ファイル: the index of an archive, in the order of the schema {@code ix08}. */
@XmlSchema(
        namespace = "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html",
        elementFormDefault = XmlNsForm.QUALIFIED,
        xmlns = @XmlNs(prefix = "", namespaceURI = "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html"))
@XmlAccessorType(XmlAccessType.FIELD)
package jp.tsunagi.checkup.index;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;

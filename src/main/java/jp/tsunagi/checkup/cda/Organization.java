package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlType;

/** 作成機関 or 健診機関. */
@XmlType(propOrder = {"id", "name", "telecom", "addr"})
public class Organization {
    public Id id;
    public String name;
    public Telecom telecom;
    public Address addr;
}

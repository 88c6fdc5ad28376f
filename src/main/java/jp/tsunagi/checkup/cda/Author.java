package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlType;

/** Who made the document, or who made a diagnosis. */
@XmlType(propOrder = {"time", "assignedAuthor"})
public class Author {
    public Time time;
    public AssignedAuthor assignedAuthor;

    @XmlType(propOrder = {"id", "assignedPerson", "representedOrganization"})
    public static class AssignedAuthor {
        public Id id;
        public Person assignedPerson;
        public Organization representedOrganization;
    }

    public static class Person {
        public String name;
    }
}

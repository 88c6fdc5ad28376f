package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlType;

/** The check itself: its program, its day, who carried it out. */
public class DocumentationOf {
    public ServiceEvent serviceEvent;

    @XmlType(propOrder = {"code", "effectiveTime", "performer"})
    public static class ServiceEvent {
        /** プログラム種別. */
        public Code code;

        /** 健診実施日. */
        public Time effectiveTime;

        public Performer performer;
    }

    public static class Performer {
        @XmlAttribute
        public String typeCode;

        public AssignedEntity assignedEntity;
    }

    @XmlType(propOrder = {"id", "representedOrganization"})
    public static class AssignedEntity {
        public Id id;

        /** 健診機関. */
        public Organization representedOrganization;
    }
}

package jp.tsunagi.checkup.cda;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** Whose check it is. */
public class RecordTarget {
    public PatientRole patientRole;

    /** The person as the payer knows it. */
    @XmlType(propOrder = {"id", "addr", "patient"})
    public static class PatientRole {
        /** 公費負担者番号, 受給者番号, 被保険者枝番. */
        @XmlElement(name = "id")
        public List<Id> id = new ArrayList<>(3);

        public Address addr;
        public Patient patient;
    }

    @XmlType(propOrder = {"name", "administrativeGenderCode", "birthTime"})
    public static class Patient {
        /** 氏名カナ. */
        public String name;

        public Code administrativeGenderCode;
        public Time birthTime;
    }
}

package jp.tsunagi.checkup.cda;

/** Who keeps the document; health checks do not say it, the schema asks for it. */
public class Custodian {
    public AssignedCustodian assignedCustodian;

    public static class AssignedCustodian {
        public CustodianOrganization representedCustodianOrganization;
    }

    public static class CustodianOrganization {
        public Id id;
    }
}

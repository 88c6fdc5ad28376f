package jp.tsunagi.counterpart;

/** Voucher records written by hand, item for item as the interface page has them. */
final class SentVouchers {
    static final String NAME = "IRK_139998_20261120_001.csv";
    static final String LATER = "IRK_139998_20261120_002.csv";
    static final String HOSPITAL = "1310000019";
    static final String PHARMACY = "1340000016";

    private SentVouchers() {}

    static String issueNumber(int number) {
        return "202611" + "%07d".formatted(number);
    }

    static String key(int person, int number) {
        return Sent.key(person) + issueNumber(number);
    }

    /** A good record of a difference file: a new 医療券. */
    static String[] medical(int person, int number) {
        return ("D,02,01,01," + issueNumber(number) + "," + Sent.PAYER + "," + Sent.recipientNumber(person)
                        + ",202611,20261101,20261130," + HOSPITAL + ",,02,高血圧症,,,01,02,0,0,0,0,01,,02")
                .split(",", -1);
    }

    /** Likewise, a new 調剤券. */
    static String[] dispensing(int person, int number) {
        return ("D,02,01,02," + issueNumber(number) + "," + Sent.PAYER + "," + Sent.recipientNumber(person)
                        + ",202611,20261101,20261130," + PHARMACY + "," + HOSPITAL
                        + ",04,,,,02,01,1,1,1,1500,02,,02")
                .split(",", -1);
    }

    static String[] cancelled(String[] voucher) {
        return Sent.with(Sent.with(voucher, 3, "03"), 24, "20261120");
    }
}

package jp.tsunagi.counterpart.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.counterpart.Forms;
import jp.tsunagi.counterpart.desk.ResultFolder;
import jp.tsunagi.counterpart.screening.ArchiveName.DocumentName;

/**
 * What became of one document. What could not be read of it is empty.
 *
 * @param serial 受付明細番号
 * @param insurerNumber as sent, or empty when longer than the item
 * @param recipientNumber likewise
 * @param checkedOn 健診実施日, a day of the calendar or empty
 * @param resultCode {@code 0000} or a {@link DocumentRejection}
 */
record Judgement(
        int serial,
        String documentName,
        String insurerNumber,
        String recipientNumber,
        String checkedOn,
        String resultCode,
        String itemCode) {
    static final String ACCEPTED = "0000";

    static Judgement unreadable(DocumentName name) {
        return new Judgement(name.serial(), name.fileName(), "", "", "", DocumentRejection.S001.name(), "");
    }

    static Judgement of(DocumentName name, XmlElement document, Optional<DocumentFault> fault) {
        String day = HeaderCheck.checkedOn(document);
        return new Judgement(
                name.serial(),
                name.fileName(),
                atMost(8, HeaderCheck.number(document, Oids.PAYER)),
                atMost(7, HeaderCheck.number(document, Oids.NUMBER)),
                !day.isEmpty() && Forms.date(day) ? day : "",
                fault.map(found -> found.rejection().name()).orElse(ACCEPTED),
                fault.map(DocumentFault::item).orElse(""));
    }

    static Judgement read(ResultSet row) throws SQLException {
        return new Judgement(
                row.getInt("serial"),
                row.getString("document_name"),
                row.getString("insurer_number"),
                row.getString("recipient_number"),
                row.getString("checked_on"),
                row.getString("result_code"),
                row.getString("item_code"));
    }

    boolean accepted() {
        return resultCode.equals(ACCEPTED);
    }

    /** 公費負担者番号, 受給者番号 and 健診実施日 of an accepted document. */
    Optional<String> key() {
        return accepted() ? Optional.of(insurerNumber + recipientNumber + checkedOn) : Optional.empty();
    }

    ResultFolder.Answer line() {
        return new ResultFolder.Answer(
                accepted(),
                List.of(
                        "D",
                        Integer.toString(serial),
                        insurerNumber,
                        recipientNumber,
                        checkedOn,
                        documentName,
                        "20",
                        accepted() ? "1" : "9",
                        resultCode,
                        itemCode));
    }

    private static String atMost(int length, String number) {
        return number.length() <= length ? number : "";
    }
}

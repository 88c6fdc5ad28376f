package jp.tsunagi.counterpart.screening;

import java.time.LocalDate;

/**
 * The document that is held of a person and day.
 *
 * @param insurerNumber 公費負担者番号
 * @param recipientNumber 受給者番号
 * @param checkedOn 健診実施日
 * @param receptionNumber 受付番号 of the archive in which it came last
 */
public record RegisteredDocument(
        String insurerNumber,
        String recipientNumber,
        LocalDate checkedOn,
        String receptionNumber,
        String archiveName,
        String documentName) {}

package jp.tsunagi.files;

import java.nio.file.Path;
import java.time.LocalDate;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Undelivered;

/**
 * A complete file that the ledger knows by its hash and that the counterpart must get.
 *
 * @param staged where it lies under its temporary name; gone once it is published
 * @param businessDate of its run
 */
public record SealedFile(Linkage linkage, FileEntry entry, Path staged, LocalDate businessDate) {
    /**
     * Asked at the last moment before it is published: retries may go on past midnight.
     *
     * @param otherwise the code under which the hub tries again
     * @throws HubException what decides on the day of sending was decided for another day
     */
    void assureStillTrue(LocalDate today, ErrorCode otherwise) {
        if (linkage.undelivered() == Undelivered.ANEW && !businessDate.equals(today)) {
            throw new HubException(otherwise, entry.name() + ": its day is over, so it is made anew by the next run");
        }
    }
}

package jp.tsunagi.counterpart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folders around the terminal.
 *
 * @param eligibilityDrop where the municipality publishes 資格情報
 * @param voucherDrop where it publishes 医療券・調剤券情報
 * @param resultInbox where the result files of both are put
 * @param branchNumberInbox where 被保険者枝番 are put
 * @param usageLogInbox where 資格確認実績 are put
 * @param store of the terminal's own databases; one terminal at a time
 */
public record TerminalSite(
        Path eligibilityDrop,
        Path voucherDrop,
        Path resultInbox,
        Path branchNumberInbox,
        Path usageLogInbox,
        Path store) {

    /** In the hub's data folder: {@code drop/…}, {@code inbox/…} by the linkages' ids, {@code counterpart}. */
    public static TerminalSite in(Path data) {
        return beside(
                data.resolve("drop/eligibility-out"), data.resolve("inbox/result-in"), data.resolve("counterpart"));
    }

    /** The further folders lie beside the two, named after their linkages. */
    static TerminalSite beside(Path eligibilityDrop, Path resultInbox, Path store) {
        return new TerminalSite(
                eligibilityDrop,
                eligibilityDrop.resolveSibling("voucher-out"),
                resultInbox,
                resultInbox.resolveSibling("branch-number-in"),
                resultInbox.resolveSibling("usage-log-in"),
                store);
    }

    Path drop(RecordKind kind) {
        return switch (kind) {
            case ELIGIBILITY -> eligibilityDrop;
            case VOUCHER -> voucherDrop;
        };
    }

    void make() throws IOException {
        Files.createDirectories(eligibilityDrop);
        Files.createDirectories(voucherDrop);
        Files.createDirectories(resultInbox);
        Files.createDirectories(branchNumberInbox);
        Files.createDirectories(usageLogInbox);
        Files.createDirectories(store);
    }
}

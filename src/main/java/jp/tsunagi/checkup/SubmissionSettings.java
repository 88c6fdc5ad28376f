package jp.tsunagi.checkup;

import java.nio.file.Path;
import java.util.Optional;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * What the archive and its documents say beside the people's own results, {@code mappings/checkup/<linkage>.yaml}.
 *
 * @param interactionType 種別
 * @param serviceEventType 実施区分
 * @param payer 公費負担者番号 whose people are sent, 8 digits
 * @param reportCategory 報告区分
 * @param program プログラム種別
 * @param section セクション
 * @param makingOrganization 作成機関
 */
public record SubmissionSettings(
        String interactionType,
        String serviceEventType,
        Party sender,
        Party receiver,
        String payer,
        String reportCategory,
        String program,
        String section,
        MakingOrganization makingOrganization) {
    /**
     * Who sends or receives.
     *
     * @param root OID, {@link Oids#INSURER} or {@link Oids#AGENCY}
     * @param number 8 digits
     */
    public record Party(String root, String number) {}

    /**
     * Who makes the files.
     *
     * @param code 10 digits
     * @param postNumber 7 digits
     */
    public record MakingOrganization(String code, String name, String telephone, String postNumber, String address) {}

    /**
     * Reads the settings.
     *
     * @param lists for what is a code
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} with file and line
     */
    public static SubmissionSettings read(Path file, CodeLists lists) {
        return new SettingsReader(file, lists).read();
    }

    /**
     * What is wrong with the name that the register gives the archives: it must say the same sender, receiver and 実施区分.
     *
     * @param pattern {@code file.name} of the linkage
     */
    public Optional<String> disagreement(String pattern) {
        String expected = sender.number() + "_" + receiver.number() + "_{date}{serial}_" + serviceEventType + ".zip";
        return expected.equals(pattern)
                ? Optional.empty()
                : Optional.of("file.name must be \"" + expected + "\" as in the settings of the health-check archive");
    }
}

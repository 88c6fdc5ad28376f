package jp.tsunagi.counterpart;

/**
 * The current record of a recipient in the consignment partition, as far as others look at it.
 *
 * @param key 公費負担者番号 and 受給者番号
 * @param branchNumber 被保険者枝番, assigned here
 * @param changeType 異動種別 of the last record
 * @param personalNumber 個人番号
 * @param receptionNumber of the file that brought the last record
 */
public record Registration(
        String key, String branchNumber, String changeType, String personalNumber, String receptionNumber) {
    /** Without the personal number. */
    @Override
    public String toString() {
        return "registration of " + receptionNumber;
    }
}

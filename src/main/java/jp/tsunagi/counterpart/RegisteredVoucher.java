package jp.tsunagi.counterpart;

/**
 * The current record of a voucher in the consignment partition, as far as others look at it.
 *
 * @param key 公費負担者番号, 受給者番号 and 交付番号
 * @param changeType 異動種別 of the last record
 * @param cancelledOn 取消年月日, {@code yyyyMMdd} or empty
 * @param receptionNumber of the file that brought the last record
 */
public record RegisteredVoucher(String key, String changeType, String cancelledOn, String receptionNumber) {
    @Override
    public String toString() {
        return "voucher of " + receptionNumber;
    }
}

package jp.tsunagi.layout;

/** The numbers of the domain that carry a check digit, as a layout file names them. */
public enum CheckDigit {
    /** 個人番号 */
    PERSONAL_NUMBER,
    /** 公費負担者番号 */
    PAYER_NUMBER,
    /** 受給者番号 */
    RECIPIENT_NUMBER,
    /** 保険者番号 */
    INSURER_NUMBER,
    /** 医療機関コード */
    INSTITUTION_CODE,
    /** 全国地方公共団体コード */
    MUNICIPALITY_CODE
}

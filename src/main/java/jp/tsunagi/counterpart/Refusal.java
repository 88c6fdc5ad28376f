package jp.tsunagi.counterpart;

/** Why a file is refused as a whole; none of its records takes effect. Codes: interface page, 処理結果. */
public enum Refusal {
    /** Counts of the last line do not fit. */
    F001,
    /** Layout: header, columns, line ends, or a message that cannot be decrypted whole. */
    F002,
    /** Character set, or a byte order mark. */
    F003,
    /** File name received before. */
    F004
}

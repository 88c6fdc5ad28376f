package jp.tsunagi.returned;

/**
 * 処理結果コード: a counterpart's verdict in words.
 *
 * @param action what to do about it, in Japanese and English
 */
public record ResultCode(String code, Level level, String ja, String en, String action) {
    /** What a code can be said of. */
    public enum Level {
        RECORD,
        FILE
    }
}

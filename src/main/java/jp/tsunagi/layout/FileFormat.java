package jp.tsunagi.layout;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * How a layout's values lie in a file at one site. The real terminal's column order, titles, character set, quoting and
 * line ends are not public, so they are configuration.
 *
 * @param charset one that keeps ASCII as it is and has no states: UTF-8, windows-31j (MS932), EUC-JP
 * @param separator between values; one ASCII character that no number can hold. Means nothing at fixed length
 * @param columnTitles whether a line of column titles stands before the data lines
 * @param columns field names in the order of the file; empty: all fields in the order of the record class
 */
public record FileFormat(
        Charset charset, LineEnd lineEnd, Quoting quoting, char separator, boolean columnTitles, List<String> columns) {

    /** The profile that Tsunagi ships: UTF-8, CRLF, quotes where needed, commas, no titles, order of the class. */
    public static final FileFormat STANDARD =
            new FileFormat(StandardCharsets.UTF_8, LineEnd.CRLF, Quoting.NEEDED, ',', false, List.of());

    /** @throws HubException {@link ErrorCode#REGISTER_INVALID} for a character set or separator that cannot work */
    public FileFormat {
        Objects.requireNonNull(lineEnd);
        Objects.requireNonNull(quoting);
        columns = List.copyOf(columns);
        if (!keepsAscii(charset)) {
            throw new HubException(ErrorCode.REGISTER_INVALID, "character set " + charset + " does not keep ASCII");
        }
        if (separator != '\t' && (separator < ' ' || separator > '~' || isPartOfValues(separator))) {
            throw new HubException(
                    ErrorCode.REGISTER_INVALID, "separator U+%04X cannot be used".formatted((int) separator));
        }
    }

    /** The same format with other columns. */
    public FileFormat withColumns(List<String> columns) {
        return new FileFormat(charset, lineEnd, quoting, separator, columnTitles, columns);
    }

    /** The same format for lines that follow the titles. */
    public FileFormat withoutTitles() {
        return new FileFormat(charset, lineEnd, quoting, separator, false, columns);
    }

    private static boolean isPartOfValues(char c) {
        return Character.isLetterOrDigit(c) || c == '"' || c == '-' || c == '+' || c == '.';
    }

    // Lines are found by their bytes; a character set with states (ISO-2022-JP) or wide units (UTF-16) would break
    // that.
    private static boolean keepsAscii(Charset charset) {
        if (!charset.canEncode()) {
            return false;
        }
        byte[] ascii = new byte[128];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) i;
        }
        String text = new String(ascii, StandardCharsets.US_ASCII);
        boolean stateless = "あ".getBytes(charset)[0] != 0x1B;
        return stateless && Arrays.equals(text.getBytes(charset), ascii);
    }
}

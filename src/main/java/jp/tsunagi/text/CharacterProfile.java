package jp.tsunagi.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * Which characters a counterpart takes.
 *
 * @param charset UTF-8 or windows-31j (MS932). Not Shift_JIS: Java's has neither 髙 nor ①
 * @param jisX0208Only only JIS X 0201 (with half-width kana) and JIS X 0208, whatever the charset could carry
 * @param variationSelectors whether 異体字セレクタ (IVS) may follow a character; needs UTF-8
 */
public record CharacterProfile(Charset charset, boolean jisX0208Only, boolean variationSelectors) {
    static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    /** All of Unicode, without variation selectors. */
    public static final CharacterProfile UTF_8 = new CharacterProfile(StandardCharsets.UTF_8, false, false);

    /** All of windows-31j. */
    public static final CharacterProfile MS932 = new CharacterProfile(WINDOWS_31J, false, false);

    /** @throws HubException MAPPING_INVALID if the settings cannot be met together */
    public CharacterProfile {
        if (!charset.equals(StandardCharsets.UTF_8) && !charset.equals(WINDOWS_31J)) {
            throw invalid(charset.name());
        }
        if (variationSelectors && (jisX0208Only || charset.equals(WINDOWS_31J))) {
            throw new HubException(
                    ErrorCode.MAPPING_INVALID, "variation selectors need UTF-8 without the limit to JIS X 0208");
        }
    }

    /**
     * All characters of a charset, by its name in the register: {@code UTF-8}, {@code windows-31j}, {@code MS932}.
     *
     * @throws HubException MAPPING_INVALID for any other
     */
    public static CharacterProfile of(String charset) {
        try {
            return new CharacterProfile(Charset.forName(charset), false, false);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw invalid(charset);
        }
    }

    /** The same charset, of which only JIS X 0201 and JIS X 0208 may be written. */
    public CharacterProfile limitedToJisX0208() {
        return new CharacterProfile(charset, true, false);
    }

    /** The same, with variation selectors. */
    public CharacterProfile withVariationSelectors() {
        return new CharacterProfile(charset, jisX0208Only, true);
    }

    private static HubException invalid(String charset) {
        return new HubException(
                ErrorCode.MAPPING_INVALID, "charset \"" + charset + "\" is not known here: use UTF-8 or windows-31j");
    }
}

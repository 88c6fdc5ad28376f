package jp.tsunagi.checkup;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * {@code 提出元番号_提出先番号_提出年月日N_X.zip}, and the names within. Source: MHLW, 送付用ファイルアーカイブ仕様, fourth term.
 *
 * @param number N, of the day's archives to one destination, from 0
 * @param serviceEventType X, 実施区分
 */
public record ArchiveName(String sender, String receiver, LocalDate date, int number, String serviceEventType) {
    private static final Pattern FORM = Pattern.compile("([0-9]{8})_([0-9]{8})_([0-9]{8})([0-9])_([1-9])\\.zip");
    private static final int LAST_SERIAL = 999_999;

    /**
     * Reads the name of a file.
     *
     * @throws HubException {@link ErrorCode#WRONG_FILE_NAME}
     */
    public static ArchiveName parse(String fileName) {
        Matcher form = FORM.matcher(fileName);
        Optional<LocalDate> date = form.matches() ? Days.parse(form.group(3)) : Optional.empty();
        if (date.isEmpty()) {
            throw new HubException(ErrorCode.WRONG_FILE_NAME, fileName);
        }
        return new ArchiveName(
                form.group(1), form.group(2), date.get(), Integer.parseInt(form.group(4)), form.group(5));
    }

    /** 提出年月日 N X, as the names of the archive and of its documents have it. */
    String sending() {
        return Days.text(date) + number + serviceEventType;
    }

    /** The one folder in the archive, ended by a slash. */
    String root() {
        return sender + "_" + receiver + "_" + Days.text(date) + number + "_" + serviceEventType + "/";
    }

    /**
     * The path of a document.
     *
     * @param maker 作成機関番号, 10 digits
     * @param serial from 1
     */
    String document(String maker, int serial) {
        if (serial > LAST_SERIAL) {
            throw new HubException(ErrorCode.UNEXPECTED, "an archive has " + LAST_SERIAL + " documents at most");
        }
        return root() + "DATA/h" + maker + sending() + String.format(Locale.ROOT, "%06d", serial) + ".xml";
    }
}

package jp.tsunagi.counterpart.screening;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tsunagi.counterpart.Forms;

/**
 * {@code 提出元番号_提出先番号_提出年月日N_X.zip}.
 *
 * @param day 提出年月日, {@code yyyyMMdd}
 * @param serial N, counts the archives of the day from 0
 * @param eventType X, 実施区分
 */
record ArchiveName(String sender, String receiver, String day, String serial, String eventType) {
    private static final Pattern FORM = Pattern.compile("([0-9]{8})_([0-9]{8})_([0-9]{8})([0-9])_([1-9])[.]zip");
    private static final Pattern DOCUMENT = Pattern.compile("h([0-9]{10})([0-9]{8})([0-9])([0-9])([0-9]{6})[.]xml");

    static Optional<ArchiveName> of(String fileName) {
        Matcher matcher = FORM.matcher(fileName);
        return matcher.matches() && Forms.date(matcher.group(3))
                ? Optional.of(new ArchiveName(
                        matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), matcher.group(5)))
                : Optional.empty();
    }

    /** The folder in it: the name without {@code .zip}. */
    String root() {
        return sender + "_" + receiver + "_" + day + serial + "_" + eventType;
    }

    /** A document's file name, if it fits this archive. */
    Optional<DocumentName> document(String fileName) {
        Matcher matcher = DOCUMENT.matcher(fileName);
        return matcher.matches()
                        && matcher.group(2).equals(day)
                        && matcher.group(3).equals(serial)
                        && matcher.group(4).equals(eventType)
                        && !matcher.group(5).equals("000000")
                ? Optional.of(new DocumentName(fileName, matcher.group(1), day, Integer.parseInt(matcher.group(5))))
                : Optional.empty();
    }

    /**
     * {@code h作成機関番号 作成年月日 N X 連番.xml}.
     *
     * @param institution 作成機関番号
     * @param day 作成年月日
     * @param serial 連番, from 1
     */
    record DocumentName(String fileName, String institution, String day, int serial) {}
}

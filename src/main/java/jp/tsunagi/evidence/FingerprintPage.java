package jp.tsunagi.evidence;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.register.Municipality;

/** The fingerprint on one sheet of A4, in Japanese and English, its root in groups that can be read aloud. */
final class FingerprintPage {
    private static final int GROUP = 4;
    private static final int GROUPS_A_LINE = 4;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.JAPANESE);
    private static final DateTimeFormatter ERA = DateTimeFormatter.ofPattern("Gy年M月d日", Locale.JAPANESE);

    private static final String STYLE = """
            @page { size: A4; margin: 14mm 20mm; }
            body { font-family: "Noto Sans CJK JP", "Noto Sans JP", sans-serif; max-width: 170mm; margin: 10mm auto;
              color: #000; background: #fff; line-height: 1.35; font-size: .95rem; }
            h1 { font-size: 1.5rem; border-bottom: 2px solid; padding-bottom: .3rem; }
            h1 span, h2 span, .en { font-weight: normal; font-size: .75em; }
            h2 { font-size: 1.05rem; margin: .9rem 0 .3rem; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border: 1px solid; padding: .15rem .6rem; text-align: left; }
            th { width: 45%; font-weight: normal; }
            td.number { text-align: right; }
            .root td { font-family: monospace; font-size: 1.5rem; text-align: center; letter-spacing: .15em; }
            .root th { width: 8%; text-align: center; }
            .sign td { height: 12mm; }
            td.key { font-family: monospace; }
            @media print { body { margin: 0; max-width: none; } }
            """;

    private final Municipality municipality;
    private final ZoneId zone;

    FingerprintPage(Municipality municipality, ZoneId zone) {
        this.municipality = municipality;
        this.zone = zone;
    }

    String html(Fingerprint day) {
        String title = "監査ジャーナルの指紋 " + day.date();
        String body = "<h1>監査ジャーナルの指紋 <span lang=\"en\">Fingerprint of the audit journal</span></h1>\n"
                + "<table>\n"
                + row("地方公共団体", "municipality", municipality.name() + " (" + municipality.code() + ")")
                + row("日付", "date", date(day.date()))
                + row("ジャーナル", "journal", day.checkpoint().origin())
                + row("署名時刻", "signed at", Words.time(day.checkpoint().at(), zone))
                + row("記録の総数", "size", day.checkpoint().size())
                + row("署名鍵のID", "id of the signing key", day.keyId())
                + title("公開鍵", "its public half, Ed25519") + "<td class=\"key\">"
                + day.key().replaceAll("(.{4})(?=.)", "$1 ")
                + "</td></tr>\n"
                + "</table>\n"
                + heading("マークルルート", "root, SHA-256")
                + root(day.checkpoint().root().toString())
                + heading("この日の記録", "entries of the day, up to the signature")
                + entries(day)
                + heading("確認", "checked")
                + "<p>verify が画面に示したルートと、上のルートを読み合わせました。<span class=\"en\" lang=\"en\"> "
                + "The root above was read against the one that verify printed.</span></p>\n"
                + "<table class=\"sign\">\n<tr><th>確認者 <span class=\"en\">checked by</span></th>"
                + "<th>日付 <span class=\"en\">date</span></th></tr>\n"
                + "<tr><td></td><td></td></tr>\n<tr><td></td><td></td></tr>\n</table>\n";
        return Html.page(title, STYLE, body);
    }

    private static String date(LocalDate date) {
        return DATE.format(date) + " (" + ERA.format(JapaneseDate.from(date)) + ")";
    }

    private static String root(String hex) {
        StringBuilder lines = new StringBuilder("<table class=\"root\">\n");
        int line = GROUP * GROUPS_A_LINE;
        for (int i = 0; i < hex.length(); i += GROUP) {
            if (i % line == 0) {
                lines.append("<tr><th>").append(i / line + 1).append("</th>");
            }
            lines.append("<td>").append(hex, i, i + GROUP).append("</td>");
            if (i % line == line - GROUP) {
                lines.append("</tr>\n");
            }
        }
        return lines.append("</table>\n").toString();
    }

    private static String entries(Fingerprint day) {
        StringBuilder rows = new StringBuilder("<table>\n");
        for (Access access : Access.values()) {
            String[] words = Words.of(access).split(" / ", 2);
            rows.append(number(words[0], words[1], day.entries().getOrDefault(access, 0L)));
        }
        rows.append(number("最初の番号", "first number", day.first() == 0 ? "なし / none" : day.first()));
        rows.append(number("最後の番号", "last number", day.last() == 0 ? "なし / none" : day.last()));
        return rows.append("</table>\n").toString();
    }

    private static String heading(String ja, String en) {
        return "<h2>" + ja + " <span lang=\"en\">" + en + "</span></h2>\n";
    }

    private static String row(String ja, String en, Object value) {
        return title(ja, en) + "<td>" + Html.escape(value) + "</td></tr>\n";
    }

    private static String number(String ja, String en, Object value) {
        return title(ja, en) + "<td class=\"number\">" + Html.escape(value) + "</td></tr>\n";
    }

    private static String title(String ja, String en) {
        return "<tr><th>" + ja + " <span class=\"en\" lang=\"en\">" + en + "</span></th>";
    }
}

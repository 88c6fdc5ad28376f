package jp.tsunagi.evidence;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.StoredEntry;

/** A bundle's entries for people: who, when, from where, what, about whom, on which legal basis. */
final class Summary {
    private static final List<String> ENTRY = List.of(
            "番号 / no.",
            "日時 / time",
            "利用者 / user",
            "端末 / terminal",
            "画面・処理 / screen",
            "種別 / access",
            "内容 / action",
            "結果 / outcome",
            "対象 / about",
            "連携・実行 / linkage, run",
            "ファイル / file",
            "件数 / records",
            "根拠 / legal basis",
            "理由 / reason");
    private static final List<String> SENDING = List.of(
            "日付 / date",
            "連携 / linkage",
            "ファイル / file",
            "位置 / position",
            "異動 / change",
            "根拠 / legal basis",
            "回答 / answer",
            "記録 / entry");

    private static final List<String> TAKING = List.of(
            "日付 / date", "連携 / linkage", "実行 / run", "ファイル / file", "位置 / position", "反映 / effect", "記録 / entry");
    private static final List<String> ASIDE =
            List.of("日時 / time", "連携 / linkage", "実行 / run", "区分 / kind", "コード / code", "場所 / place", "状態 / state");

    private static final String STYLE = """
            body { font-family: sans-serif; margin: 1.5rem; }
            table { border-collapse: collapse; font-size: .85rem; }
            th, td { border: 1px solid #999; padding: .25rem .4rem; text-align: left; vertical-align: top; }
            th { background: #eee; }
            td.code { font-family: monospace; word-break: break-all; }
            """;

    private static final Pattern LONG_WORD = Pattern.compile("[!-~]{30}");

    private final LegalBases bases;
    private final ZoneId zone;
    private final StringBuilder body =
            new StringBuilder("<h1>証跡の概要 <span lang=\"en\">Summary of the evidence</span></h1>\n");

    /**
     * @param scope what was asked for, in words
     * @param sendings of the person, when it is about one
     * @param takings likewise
     * @param asides likewise
     */
    Summary(
            LegalBases bases,
            ZoneId zone,
            String scope,
            String purpose,
            SignedState state,
            List<Sending> sendings,
            List<Taking> takings,
            List<Step> asides) {
        this.bases = bases;
        this.zone = zone;
        body.append("<p>範囲 / scope: ").append(Html.escape(scope)).append("<br>目的 / purpose: ");
        body.append(Html.escape(purpose)).append("<br>チェックポイント / checkpoint: ").append(state.size());
        body.append(", ").append(Words.time(state.checkpoint().at(), zone)).append(", ");
        body.append(state.checkpoint().root()).append("</p>\n<p>時刻は日本標準時 / times are Japan's</p>\n");
        if (!sendings.isEmpty()) {
            body.append("<h2>送ったファイル <span lang=\"en\">Files sent</span></h2>\n");
            head(SENDING);
            sendings.forEach(this::add);
            body.append("</table>\n");
        }
        if (!takings.isEmpty()) {
            body.append("<h2>取り込み <span lang=\"en\">Taken over</span></h2>\n");
            head(TAKING);
            takings.forEach(taking -> row(
                    taking.date(),
                    taking.linkage(),
                    taking.runId(),
                    taking.fileName(),
                    taking.number(),
                    Words.of(taking.effect()),
                    taking.entry()));
            body.append("</table>\n");
        }
        if (!asides.isEmpty()) {
            body.append("<h2>除外・隔離・確認リスト <span lang=\"en\">Left out, set aside, to confirm</span></h2>\n");
            head(ASIDE);
            asides.forEach(this::aside);
            body.append("</table>\n");
        }
        body.append("<h2>記録 <span lang=\"en\">Entries</span></h2>\n");
        head(ENTRY);
    }

    private void head(List<String> titles) {
        body.append("<table>\n<tr>");
        titles.forEach(title -> body.append("<th>").append(title).append("</th>"));
        body.append("</tr>\n");
    }

    private void add(Sending sending) {
        Sending.Answered answer = sending.answer();
        row(
                sending.date(),
                sending.linkage(),
                sending.fileName(),
                sending.number(),
                Words.of(sending.change()),
                bases.of(sending.linkage(), sending.provision()),
                answer == null
                        ? "なし / none"
                        : (answer.accepted() ? "受理 / accepted " : "却下 / rejected ") + answer.code() + " "
                                + answer.fileName(),
                sending.entry());
    }

    private void aside(Step step) {
        String time = Words.time(step.at(), zone);
        if (step instanceof LeftOut left) {
            row(time, left.linkage(), Words.runs(left.runs()), "除外 / left out", left.code(), "", "");
        } else if (step instanceof SetAside item) {
            row(time, item.linkage(), item.runId(), "隔離 / set aside", item.code(), place(item), item.state());
        } else if (step instanceof Listed matter) {
            List<Long> runs = List.of(matter.runId(), matter.lastRunId());
            row(time, matter.linkage(), Words.runs(runs), "確認リスト / to confirm", matter.code(), "", matter.state());
        }
    }

    private static String place(SetAside item) {
        return item.source()
                + (item.lineNo() == null ? "" : ":" + item.lineNo())
                + (item.field() == null ? "" : " " + item.field());
    }

    void add(StoredEntry stored) {
        Entry entry = stored.entry();
        row(
                stored.seq(),
                Words.time(stored.journaled().at(), zone),
                entry.actor(),
                entry.terminal(),
                entry.screen(),
                Words.of(entry.access()),
                Words.of(entry.action()),
                Words.of(entry.outcome()) + (entry.refers() == null ? "" : " → " + entry.refers()),
                entry.subject(),
                (entry.linkage() == null ? "" : entry.linkage()) + (entry.runId() == null ? "" : " " + entry.runId()),
                entry.fileName() == null ? "" : entry.fileName() + " " + entry.fileSha256(),
                entry.records(),
                bases.of(entry.linkage(), entry.provision()),
                (entry.code() == null ? "" : entry.code() + " ") + (entry.reason() == null ? "" : entry.reason()));
    }

    private void row(Object... cells) {
        body.append("<tr>");
        for (Object cell : cells) {
            String text = Html.escape(cell);
            // Hashes and pseudonyms have no blanks at which a line could end.
            body.append(LONG_WORD.matcher(text).find() ? "<td class=\"code\">" : "<td>");
            body.append(text).append("</td>");
        }
        body.append("</tr>\n");
    }

    String html() {
        return Html.page("証跡の概要 / Summary of the evidence", STYLE, body + "</table>\n");
    }
}

package jp.tsunagi.cli;

import java.util.List;
import jp.tsunagi.errors.ErrorText;
import jp.tsunagi.ledger.HeldBack;

/** Why records of a run were held back, as text: a row a cause, which add up to the run's number. */
final class HeldBackTable {
    private static final String ROW = "%9d  %s%n";

    private HeldBackTable() {}

    /** @param held of the run's balance */
    static String of(long held, List<HeldBack> causes) {
        if (held == 0) {
            return "";
        }
        StringBuilder table = new StringBuilder("\nheld, by cause:\n");
        causes.forEach(row -> table.append(ROW.formatted(row.records(), words(row))));
        long known = causes.stream().mapToLong(HeldBack::records).sum();
        if (known < held) {
            table.append(ROW.formatted(held - known, "理由の記録なし / from before causes were entered"));
        }
        return table.append(ROW.formatted(held, "計 / in all")).toString();
    }

    private static String words(HeldBack row) {
        return switch (row.cause()) {
            case UNANSWERED -> "前の送信の回答待ち / the earlier record has no answer yet";
            case REJECTED -> "却下された内容のまま / rejected, and not changed since";
            case FOLLOWS -> "%1$s での受理待ち / the person's record in %1$s is not accepted yet".formatted(row.detail());
            case LEFT_OUT -> "規則により除外 / left out: " + rule(row.detail());
            case LISTED -> "確認リスト / on the confirmation list: " + rule(row.detail());
            case WHOLE -> "同じまとまりの他の行が隔離 / another line of the same whole was set aside";
            case MEANWHILE -> "実行中に他で更新 / changed by somebody else during the run";
        };
    }

    private static String rule(String code) {
        return code + Explanation.find(code).map(HeldBackTable::texts).orElse("");
    }

    private static String texts(ErrorText text) {
        return " " + text.ja() + " / " + text.en();
    }
}

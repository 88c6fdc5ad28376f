package jp.tsunagi.evidence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.ledger.Concerned.Effect;

/** The journal's words as people read them, in Japanese and English. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Words() {}

    static String of(Access access) {
        return switch (access) {
            case LOOK_UP -> "参照 / look-up";
            case CHANGE -> "更新・削除 / change";
            case SEND -> "提供 / send";
            case RECEIVE -> "取得 / receive";
        };
    }

    static String of(Outcome outcome) {
        return switch (outcome) {
            case INTENDED -> "着手 / begun";
            case DONE -> "完了 / done";
            case FAILED -> "失敗 / failed";
            case REFUSED -> "拒否 / refused";
        };
    }

    static String of(Effect effect) {
        return switch (effect) {
            case TAKEN_OVER -> "反映 / taken over";
            case NUMBERED -> "付番 / numbered";
            case UNCHANGED -> "変更なし / unchanged";
            case LISTED -> "確認リスト / to confirm";
        };
    }

    /** The first and the last. */
    static String runs(List<Long> runs) {
        long first = runs.get(0);
        long last = runs.get(runs.size() - 1);
        return first == last ? String.valueOf(first) : first + " - " + last;
    }

    static String of(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String time(Instant at, ZoneId zone) {
        return at == null ? "" : TIME.format(at.atZone(zone));
    }
}

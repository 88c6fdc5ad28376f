package jp.tsunagi.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import jp.tsunagi.evidence.Compared;
import jp.tsunagi.evidence.LeftOut;
import jp.tsunagi.evidence.LegalBases;
import jp.tsunagi.evidence.Listed;
import jp.tsunagi.evidence.Occasion;
import jp.tsunagi.evidence.Sending;
import jp.tsunagi.evidence.SetAside;
import jp.tsunagi.evidence.Step;
import jp.tsunagi.evidence.Taking;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.register.Register;

/** One step of a person's way as text: when and which linkage, what happened, where it stands. No key of a record. */
final class StepText {
    private final Register register;
    private final LegalBases bases;

    StepText(Register register) {
        this.register = register;
        this.bases = new LegalBases(register);
    }

    String of(Step step) {
        if (step instanceof Sending sending) {
            return of(sending);
        }
        if (step instanceof Sending.Answered answer) {
            return of(answer);
        }
        if (step instanceof Taking taking) {
            return of(taking);
        }
        if (step instanceof LeftOut left) {
            return head(left, left.linkage()) + "除外 / left out of the file: " + rule(left.code())
                    + runs(left.runs(), left.until());
        }
        if (step instanceof SetAside item) {
            return of(item);
        }
        if (step instanceof Listed matter) {
            return of(matter);
        }
        if (step instanceof Compared compared) {
            return head(compared, compared.linkage()) + "全員との照合、本人に変更なし / everyone was compared, nothing changed"
                    + runs(compared.runs(), compared.until());
        }
        return of((Occasion) step);
    }

    private String of(Sending sending) {
        return head(sending, sending.linkage()) + "送信 / sent, " + word(sending.change()) + ", record "
                + sending.number()
                + line(sending.fileName() + ", " + word(sending.state()) + ", SHA-256 " + sending.sha256())
                + line(entered(sending.publishedAt(), sending.entry()))
                + line(bases.of(sending.linkage(), sending.provision()));
    }

    private String of(Sending.Answered answer) {
        return head(answer, answer.linkage())
                + (answer.accepted() ? "受理 / accepted" : "却下 / rejected") + ", code " + answer.code()
                + (answer.detail() == null ? "" : " " + answer.detail()) + ", of " + answer.sentFileName()
                + line(answer.fileName());
    }

    private String of(Taking taking) {
        String file = taking.fileName() == null ? "" : line(taking.fileName() + ", SHA-256 " + taking.sha256());
        return head(taking, taking.linkage()) + effect(taking) + ", person " + taking.number() + " of the run" + file
                + line(entered(taking.appliedAt(), taking.entry()));
    }

    private static String effect(Taking taking) {
        boolean attached = taking.kind() == RunKind.COMPARISON;
        return switch (taking.effect()) {
            case TAKEN_OVER -> attached ? "付番 / attached" : "反映 / taken over";
            case NUMBERED -> "交付番号の付番 / numbered";
            case UNCHANGED -> "変更なし / looked at, unchanged";
            case LISTED -> "確認リスト / left as it was, on the confirmation list";
        };
    }

    private String of(SetAside item) {
        String place = item.source()
                + (item.lineNo() == null ? "" : (item.source().endsWith(".sql") ? ", row " : ", line ") + item.lineNo())
                + (item.field() == null ? "" : ", field " + item.field());
        return head(item, item.linkage()) + "隔離 / set aside: " + rule(item.code())
                + line("item " + item.itemId() + ", " + item.state().toLowerCase(Locale.ROOT) + ", " + place);
    }

    private String of(Listed matter) {
        String settled = matter.settledAt() == null ? "" : ", " + JapanTime.of(matter.settledAt());
        return head(matter, matter.linkage()) + "確認リスト / to confirm: " + rule(matter.code())
                + line("item " + matter.itemId() + ", "
                        + matter.state().toLowerCase(Locale.ROOT).replace('_', ' ') + settled
                        + (matter.lastRunId() == matter.runId() ? "" : ", last found by run " + matter.lastRunId()));
    }

    private static String of(Occasion occasion) {
        String at = JapanTime.of(occasion.at());
        String day = at.substring(0, at.indexOf(' '));
        return "\n"
                + switch (occasion.kind()) {
                    case ASSISTANCE_BEGAN -> day + "  保護開始 / assistance begins";
                    case ASSISTANCE_ENDED -> day + "  保護停止・廃止 / assistance ends";
                    case HEALTH_CHECK -> day + "  健診 / health check, institution " + occasion.institution();
                    case VISIT, VISIT_COVERED_LATER, VISIT_WITHDRAWN ->
                        at + "  資格確認 / hospital asks, institution " + occasion.institution() + line(voucher(occasion));
                };
    }

    private static String voucher(Occasion visit) {
        if (visit.isUnplanned()) {
            return "未委託 / unplanned: no voucher for this institution on this day"
                    + (visit.issueNumber() == null
                            ? ""
                            : "; " + visit.issueNumber() + " was withdrawn after the check was taken over");
        }
        return "医療券・調剤券 / voucher " + visit.issueNumber()
                + (visit.kind() == Occasion.Kind.VISIT ? "" : ", issued after the check was taken over");
    }

    private String head(Step step, String linkage) {
        String name =
                register.find(linkage).map(found -> found.name().ja() + " ").orElse("");
        return "\n" + JapanTime.of(step.at()) + "  " + name + linkage + ", run " + step.runId() + "\n  ";
    }

    private static String runs(List<Long> runs, Instant until) {
        return runs.size() == 1
                ? ""
                : line(runs.size() + " runs, the last " + runs.get(runs.size() - 1) + ", " + JapanTime.of(until));
    }

    private static String line(String text) {
        return (text.isEmpty() ? "" : "\n  " + text);
    }

    private static String rule(String code) {
        return code
                + Explanation.find(code)
                        .map(text -> " " + text.ja() + " / " + text.en())
                        .orElse("");
    }

    private static String entered(Instant at, Long entry) {
        return at == null ? "its journal entry is erased" : JapanTime.of(at) + ", journal entry " + entry;
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}

package jp.tsunagi.register;

import java.util.ArrayList;
import java.util.List;

/**
 * 提供先・移転先: one row of the provision matrix, that is to whom which information about whom may be handed, for what
 * use, on what legal basis, how and when. The texts are those of the privacy impact assessment (S1, 別添資料 Ⅱ5); the
 * rules are what of them a machine can hold a linkage to.
 *
 * @param to 提供先・移転先
 * @param legalBasis ① 法令上の根拠
 * @param use ② 用途
 * @param information ③ 提供・移転する情報
 * @param headcount ④ 対象となる本人の数
 * @param scope ⑤ 対象となる本人の範囲
 * @param method ⑥ 方法
 * @param timing ⑦ 時期・頻度
 */
public record Provision(
        String id,
        Kind kind,
        Bilingual to,
        String legalBasis,
        String use,
        String information,
        String headcount,
        String scope,
        String method,
        String timing,
        ProvisionRules rules) {
    /** What the law calls the handing over. */
    public enum Kind {
        /** 提供: to another body. */
        PROVISION,
        /** 移転: to another department of the same municipality. */
        TRANSFER,
        /** 委託: to whom the municipality entrusts the handling. */
        ENTRUSTMENT,
        /** 庁内の連携: to another system of the municipality, for the same affairs. */
        INTERNAL
    }

    /** Where a linkage leaves the row: the key of its entry (in a map, parted by a dot), what is wrong there, what to write instead. */
    record Misfit(String key, String what, String mend) {}

    /** Whom the hub hands the files to: the receiver, or who takes them on its behalf. */
    public String handedTo() {
        return rules.via().orElse(to.ja());
    }

    /** Where a linkage leaves the row, at any time; what of the linkage could not be read is passed over. */
    List<Misfit> misfits(Linkage linkage) {
        List<Misfit> misfits = new ArrayList<>();
        if (linkage.legalBasis() != null && !linkage.legalBasis().equals(legalBasis)) {
            misfits.add(new Misfit("legalBasis", "legalBasis is not that of " + id, "write " + legalBasis));
        }
        if (linkage.to() != null && !handedTo().equals(linkage.to().ja())) {
            misfits.add(new Misfit("parties.to", "'to' is not the receiver of " + id, "write ja: " + handedTo()));
        }
        if (linkage.endpoint() != null
                && !rules.endpoints().contains(linkage.endpoint().kind())) {
            misfits.add(new Misfit(
                    "endpoint",
                    linkage.endpoint().kind() + " is no endpoint that " + id + " allows",
                    "it allows " + String.join(", ", rules.endpoints())));
        }
        for (String name : linkage.carries()) {
            if (!rules.carries().contains(name)) {
                misfits.add(new Misfit(
                        "carries",
                        "'" + name + "' is no information that " + id + " allows",
                        Spelling.didYouMean(name, rules.carries(), "it allows " + String.join(", ", rules.carries()))));
            }
        }
        return misfits;
    }
}

package jp.tsunagi.audit.verify;

/** What was done to the evidence, in the auditor's words. */
public enum Change {
    EDITED("edited", "書き換え"),
    REMOVED("removed", "削除"),
    INSERTED("inserted", "挿入"),
    REORDERED("reordered", "並べ替え"),
    CUT_OFF("cut off", "末尾の切り捨て"),
    /** The hashes were made anew so that they fit each other, but they do not fit what was signed. */
    REBUILT("rebuilt", "ハッシュ連鎖の作り直し"),
    ROLLED_BACK("rolled back", "以前の状態への巻き戻し"),
    /** Nothing that is signed covers the entries. */
    NOT_SIGNED("not signed", "署名の欠落"),
    CHECKPOINT_REMOVED("checkpoint removed", "チェックポイントの削除"),
    CHECKPOINT_ALTERED("checkpoint altered", "チェックポイントの改変"),
    TOMBSTONE_ALTERED("tombstone altered", "削除証明の改変"),
    RESTORATION_REMOVED("restoration removed", "復元証明の欠落"),
    KEY_UNKNOWN("key unknown", "信頼されていない鍵"),
    TRACE_LOST("trace lost", "処理記録の欠落"),
    LEDGER_ALTERED("ledger altered", "台帳の改変");

    private final String en;
    private final String ja;

    Change(String en, String ja) {
        this.en = en;
        this.ja = ja;
    }

    @Override
    public String toString() {
        return en + " / " + ja;
    }
}

package jp.tsunagi.ledger;

/** What a run does. */
public enum RunKind {
    /** 初期データ連携: everyone, whatever was sent before. */
    FULL,
    /** 異動: who is new, changed or ended since the last accepted state. */
    DIFFERENCE,
    /** One person only, derived again from the source after the quarantined record was mended there. */
    REPLAY,
    /** A file that a counterpart returned. */
    INBOUND,
    /** 照合: rows of another system's database, compared with the welfare system's. */
    COMPARISON
}

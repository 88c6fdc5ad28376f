package jp.tsunagi.audit.journal;

/** アクセス種別: the kind of access, one of the seven items that the documents ask for (S3). */
public enum Access {
    /** 参照. */
    LOOK_UP,
    /** 更新・削除. */
    CHANGE,
    /** 提供. */
    SEND,
    /** 取得. */
    RECEIVE
}

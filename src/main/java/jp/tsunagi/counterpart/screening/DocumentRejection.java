package jp.tsunagi.counterpart.screening;

/** Why a document is rejected. Codes: interface page, 登録結果. */
enum DocumentRejection {
    /** Not valid against the schema, or no document at all. */
    S001,
    /** Unknown item code. */
    S002,
    /** Type, unit, method or grouping of an item. */
    S003,
    /** Value outside its code list or range. */
    S004,
    /** Impossible or contradictory dates. */
    S005,
    /** Payer, 受給者番号 or 枝番. */
    S006,
    /** Name, sex, birth date or address. */
    S007,
    /** Header: 報告区分, プログラム種別, section or OID. */
    S008,
    /** Person and day twice in the archive. */
    S009,
    /** The payer is not that of the archive's other documents. */
    S010
}

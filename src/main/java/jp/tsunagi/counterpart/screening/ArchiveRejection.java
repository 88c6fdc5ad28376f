package jp.tsunagi.counterpart.screening;

/** Why an archive is refused as a whole; none of its documents takes effect. Codes: interface page, 登録結果. */
enum ArchiveRejection {
    /** No archive, or one that cannot be unpacked. */
    Z001,
    /** Names or folders. */
    Z002,
    /** Number of documents is not that of the index. */
    Z003,
    /** Name received before. */
    Z004,
    /** {@code XSD} folder not complete. */
    Z005,
    /** Index: 種別, 提出元, 提出先, 実施区分 or day. */
    Z006
}

package jp.tsunagi.ledger;

/** What every line of a returned file says of a record that was sent, whatever else it holds. */
public interface ResultLine {
    /** 処理ステータスコード: the counterpart is through with the record. */
    String DONE = "20";
    /** 処理結果区分: accepted. */
    String ACCEPTED = "1";
    /** 処理結果区分: rejected. */
    String REJECTED = "9";

    /** The key under which the record was sent. */
    String recordKey();

    String getProcessingStatusCode();

    String getResultClassification();

    String getResultCode();

    /** 処理結果詳細コード: the item that the code is about, or {@code null}. */
    String getResultDetailCode();
}

package jp.tsunagi.ledger;

import java.util.Optional;
import jp.tsunagi.errors.Finding;

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

    /** Whether a line says where its record stands in the sent file. */
    default boolean statesPlace() {
        return false;
    }

    /**
     * What a line that {@link #statesPlace} says wrong of it.
     *
     * @param sentFile name of the file that it answers
     * @param number of the record in that file, from 1
     */
    default Optional<Finding> misplaced(String sentFile, int number) {
        return Optional.empty();
    }
}

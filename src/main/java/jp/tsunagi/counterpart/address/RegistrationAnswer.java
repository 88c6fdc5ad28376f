package jp.tsunagi.counterpart.address;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.counterpart.desk.ResultFolder;

/**
 * What the result file says about one record.
 *
 * @param resultCode {@code 0000} or a {@link RegistrationRejection}'s code
 * @param position 処理結果詳細コード of a rejected record
 * @param integratedNumber 団体内統合宛名番号 of an accepted one, otherwise empty
 */
record RegistrationAnswer(
        int detailNumber,
        String insurerNumber,
        String recipientNumber,
        String resultCode,
        Optional<Integer> position,
        String integratedNumber) {
    private static final String ACCEPTED = "0000";

    static RegistrationAnswer accepted(RegistrationRecord record, String integratedNumber) {
        return to(record, ACCEPTED, Optional.empty(), integratedNumber);
    }

    static RegistrationAnswer rejected(RegistrationRecord record, RegistrationFault fault) {
        return to(record, fault.rejection().code(), Optional.of(fault.item().position()), "");
    }

    static RegistrationAnswer read(ResultSet row) throws SQLException {
        return new RegistrationAnswer(
                row.getInt("detail_number"),
                row.getString("insurer_number"),
                row.getString("recipient_number"),
                row.getString("result_code"),
                Optional.ofNullable(row.getObject("item_position", Integer.class)),
                row.getString("integrated_number"));
    }

    boolean accepted() {
        return resultCode.equals(ACCEPTED);
    }

    ResultFolder.Answer line() {
        return new ResultFolder.Answer(
                accepted(),
                List.of(
                        "D",
                        Integer.toString(detailNumber),
                        insurerNumber,
                        recipientNumber,
                        "20",
                        accepted() ? "1" : "9",
                        resultCode,
                        position.map(Object::toString).orElse(""),
                        integratedNumber));
    }

    private static RegistrationAnswer to(
            RegistrationRecord record, String code, Optional<Integer> position, String integratedNumber) {
        return new RegistrationAnswer(
                record.detailNumber(),
                record.echo(RegistrationItem.INSURER_NUMBER),
                record.echo(RegistrationItem.RECIPIENT_NUMBER),
                code,
                position,
                integratedNumber);
    }
}

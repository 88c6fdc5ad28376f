package jp.tsunagi.counterpart.address;

import static jp.tsunagi.counterpart.address.RegistrationFault.when;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import jp.tsunagi.counterpart.CheckDigits;

/** Table {@code person} and the numbers given to people, within one transaction. */
final class PersonRegister {
    private static final String RESIDENT = "1";
    private static final String OUTSIDE = "2";

    private final Connection connection;

    PersonRegister(Connection connection) {
        this.connection = connection;
    }

    Optional<RegistrationFault> faultOf(RegistrationRecord record) throws SQLException {
        String number = record.get(RegistrationItem.RESIDENT_NUMBER);
        Optional<String> origin = first("select origin from person where resident_number = ?", number);
        boolean change = !record.get(RegistrationItem.CHANGE_TYPE).equals("01");
        boolean ofAnother = !record.ends()
                && first(
                                "select resident_number from person where personal_number = ? and resident_number <> ?",
                                record.get(RegistrationItem.PERSONAL_NUMBER),
                                number)
                        .isPresent();
        return when(
                        origin.equals(Optional.of(RESIDENT)),
                        RegistrationRejection.IN_RESIDENT_REGISTER,
                        RegistrationItem.RESIDENT_NUMBER)
                .or(() -> when(
                        change && origin.isEmpty(),
                        RegistrationRejection.NEVER_REGISTERED,
                        RegistrationItem.CHANGE_TYPE))
                .or(() -> when(
                        ofAnother, RegistrationRejection.PERSONAL_NUMBER_OF_ANOTHER, RegistrationItem.PERSONAL_NUMBER));
    }

    /**
     * Lets the record take effect: a person whose registration has ended is no longer shown in the view.
     *
     * @return 団体内統合宛名番号
     */
    String accept(RegistrationRecord record) throws SQLException {
        String number = record.get(RegistrationItem.RESIDENT_NUMBER);
        if (record.ends()) {
            execute("delete from person where resident_number = ?", number);
        } else if (execute(
                        "update person set personal_number = ? where resident_number = ?",
                        record.get(RegistrationItem.PERSONAL_NUMBER),
                        number)
                == 0) {
            execute(
                    "insert into person (personal_number, resident_number, origin) values (?, ?, ?)",
                    record.get(RegistrationItem.PERSONAL_NUMBER),
                    number,
                    OUTSIDE);
        }
        return integratedNumber(number);
    }

    /** {@code 2}, the count of numbers given so far with this one (13 digits), check digit of modulus 10. */
    private String integratedNumber(String residentNumber) throws SQLException {
        Optional<String> given =
                first("select integrated_number from integrated_number where resident_number = ?", residentNumber);
        if (given.isPresent()) {
            return given.get();
        }
        long serial = 1
                + Long.parseLong(first("select count(*) from integrated_number").orElseThrow());
        String number = CheckDigits.withModulus10(OUTSIDE + "%013d".formatted(serial));
        execute("insert into integrated_number values (?, ?)", residentNumber, number);
        return number;
    }

    private Optional<String> first(String sql, String... arguments) throws SQLException {
        try (PreparedStatement query = prepared(sql, arguments)) {
            ResultSet row = query.executeQuery();
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private int execute(String sql, String... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, String... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setString(i + 1, arguments[i]);
        }
        return statement;
    }
}

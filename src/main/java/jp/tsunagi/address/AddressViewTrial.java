package jp.tsunagi.address;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.ConnectionStep;
import jp.tsunagi.files.ConnectionSteps;
import jp.tsunagi.files.ConnectionTrial;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Query;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Linkage;

/** 連携テスト of the reference view with the issued account (S0). */
public final class AddressViewTrial implements ConnectionTrial {
    private static final String WHERE = "address database";
    // Invalid authorization specification.
    private static final String REFUSED = "28";

    private final DataSource address;
    private final Mappings mappings;

    /** @param address the address system's database, with the issued account */
    public AddressViewTrial(DataSource address, Mappings mappings) {
        this.address = address;
        this.mappings = mappings;
    }

    @Override
    public boolean tests(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Database;
    }

    @Override
    public List<ConnectionStep> test(Linkage linkage) {
        ConnectionSteps steps = new ConnectionSteps(WHERE);
        try (Connection connection = address.getConnection()) {
            connection.setReadOnly(true);
            steps.then("データベースに届く", "the database is reached", () -> {})
                    .then("ログインできる", "the account is let in", () -> {})
                    .then(
                            "参照用ビューの参照のほかに権限がない",
                            "the account may read the view and nothing else",
                            () -> require(ViewAccess.rightsTooMany(connection)))
                    .then(
                            "ビューは取り決めた二列である",
                            "the view has the two columns agreed",
                            () -> require(ViewAccess.columnsNotAsAgreed(connection, view())))
                    .then("件数を読める", "its rows can be counted", () -> count(connection));
        } catch (SQLException e) {
            boolean refused = e.getSQLState() != null && e.getSQLState().startsWith(REFUSED);
            steps.then("データベースに届く", "the database is reached", () -> {
                if (!refused) {
                    throw unreachable("does not answer", e);
                }
            });
            steps.then("ログインできる", "the account is let in", () -> {
                throw unreachable("refuses the account", e);
            });
        }
        return steps.taken();
    }

    private static HubException unreachable(String what, SQLException e) {
        return new HubException(
                ErrorCode.DATABASE_UNREACHABLE, WHERE + " " + what + ", SQL state " + e.getSQLState(), e);
    }

    private static void require(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new HubException(ErrorCode.VIEW_NOT_AS_AGREED, String.join("; ", faults));
        }
    }

    private void count(Connection connection) throws SQLException {
        try (PreparedStatement statement = view().prepareCount(connection);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
        }
    }

    private Query view() {
        return mappings.query(AddressView.VIEW);
    }
}

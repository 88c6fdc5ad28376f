package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.VoucherItem.ALL;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tsunagi.counterpart.VoucherPlan.Eligibility;
import jp.tsunagi.counterpart.VoucherPlan.Row;

/** The current record of each voucher, cancelled ones included: their numbers are not free. */
final class Vouchers {
    private static final String MERGE = "merge into voucher (voucher_number, recipient_key, reception_number,"
            + " detail_number, " + ALL.stream().map(VoucherItem::column).collect(Collectors.joining(", "))
            + ") values (?, ?, ?, ?" + ", ?".repeat(ALL.size()) + ")";
    private static final String OWNERS = "select voucher_number, recipient_key from voucher where voucher_number in";
    private static final String ELIGIBILITIES = "select record_key, qualification_date, disqualification_date"
            + " from registration where not deleted and record_key in";

    private Vouchers() {}

    /** Judges a batch and writes what is accepted. */
    static VoucherPlan take(Connection connection, Batch batch, Set<String> metKeys) throws SQLException {
        VoucherPlan plan = plan(connection, batch, metKeys);
        plan.judge();
        write(connection, plan);
        return plan;
    }

    private static VoucherPlan plan(Connection connection, Batch batch, Set<String> metKeys) throws SQLException {
        Set<String> numbers = batch.keys().stream().map(VoucherPlan::numberOf).collect(Collectors.toSet());
        Set<String> recipients =
                batch.keys().stream().map(VoucherPlan::recipientOf).collect(Collectors.toSet());
        Map<String, String> owners = new HashMap<>();
        KeyLookup.forEach(
                connection, OWNERS, List.of(), numbers, row -> owners.put(row.getString(1), row.getString(2)));
        Map<String, Eligibility> eligibilities = new HashMap<>();
        KeyLookup.forEach(
                connection,
                ELIGIBILITIES,
                List.of(),
                recipients,
                row -> eligibilities.put(row.getString(1), new Eligibility(row.getString(2), row.getString(3))));
        return new VoucherPlan(batch, metKeys, owners, eligibilities);
    }

    private static void write(Connection connection, VoucherPlan plan) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(MERGE)) {
            for (Row row : plan.rows()) {
                merge.setString(1, row.number());
                merge.setString(2, row.recipientKey());
                merge.setString(3, plan.batch().reception().number());
                merge.setInt(4, row.record().detailNumber());
                for (VoucherItem item : ALL) {
                    merge.setString(4 + item.position(), row.record().get(item));
                }
                merge.addBatch();
            }
            merge.executeBatch();
        }
    }

    static Optional<RegisteredVoucher> find(Connection connection, String key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select change_type, cancelled_on, reception_number from voucher
                where voucher_number = ? and recipient_key = ?
                """)) {
            query.setString(1, VoucherPlan.numberOf(key));
            query.setString(2, VoucherPlan.recipientOf(key));
            ResultSet row = query.executeQuery();
            return row.next()
                    ? Optional.of(new RegisteredVoucher(key, row.getString(1), row.getString(2), row.getString(3)))
                    : Optional.empty();
        }
    }
}

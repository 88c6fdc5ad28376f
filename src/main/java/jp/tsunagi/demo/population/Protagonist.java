package jp.tsunagi.demo.population;

import java.sql.SQLException;
import java.time.LocalDate;

/**
 * 架空　花子, 60, whose assistance began twenty days ago: the one whose whole way the story follows. Her number comes from the view, she
 * goes to the clinic of her voucher and to another, has had a health check and lets it be sent.
 */
final class Protagonist {
    static final String NAME = "架空　花子";

    private static final int BEGAN_AGO = 20;
    private static final String RECIPIENT = " where recipient_id = ?";

    private final Statements welfare;
    private final Spoiling people;
    private final LocalDate today;

    Protagonist(Statements welfare, Spoiling people, LocalDate today) {
        this.welfare = welfare;
        this.people = people;
        this.today = today;
    }

    void enter(long id) throws SQLException {
        people.enterInRegister(id);
        welfare.updateOne(
                "update recipient set name = ?, name_kana = 'ｶｸｳ ﾊﾅｺ', alias_name = null, alias_kana = null,"
                        + " foreign_resident = false, sex = '2', birth_date = ?, post_number = '0000101',"
                        + " address = '架空県架空市緑が丘１丁目２番３号', self_info_refusal = '0', non_disclosure = '0',"
                        + " opt_out = '0', current_period = 1" + RECIPIENT,
                NAME,
                today.minusYears(60).minusDays(1),
                id);
        LocalDate began = today.minusDays(BEGAN_AGO);
        welfare.update("delete from eligibility" + RECIPIENT + " and period_no > 1", id);
        welfare.updateOne(
                "update eligibility set qualified_on = ?, lost_on = null, loss_reason = null" + RECIPIENT, began, id);
        welfare.updateOne(
                "update household set opened_on = least(opened_on, ?), closed_on = null"
                        + " where household_id = (select household_id from recipient where recipient_id = ?)",
                began,
                id);
        welfare.update("delete from voucher" + RECIPIENT, id);
        welfare.update("delete from checkup_consent" + RECIPIENT, id);
    }
}

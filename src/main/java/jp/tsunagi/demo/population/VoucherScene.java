package jp.tsunagi.demo.population;

import java.util.List;
import java.util.Set;

/**
 * What {@code voucher-out} must come to. Vouchers are named by {@code voucher.voucher_id}; the hub gives 交付番号.
 *
 * @param run keys of its maps are ids
 * @param spoilt those still spoilt
 * @param cancelledBefore cancelled before they had a number: no run reads them
 * @param toChange sent as new on the first day, changed on the next
 * @param toCancel sent as new on the first day, cancelled on the next
 * @param waiting people whose 資格情報 is not with the counterpart, so that their vouchers wait
 */
public record VoucherScene(
        RunExpectation run,
        List<SpoiltVoucher> spoilt,
        Set<Long> cancelledBefore,
        Set<Long> toChange,
        Set<Long> toCancel,
        Set<Long> waiting) {
    /**
     * A voucher with a fault that the generator put there; the only one of its person.
     *
     * @param key the person's 公費負担者番号 and 受給者番号
     */
    public record SpoiltVoucher(long voucherId, String key, VoucherFault fault) {}

    /** 医療機関コード that the integration terminal does not know. */
    public static Set<String> unknownInstitutions() {
        return Set.of(VoucherStage.unknownInstitution());
    }

    public VoucherScene {
        spoilt = List.copyOf(spoilt);
        cancelledBefore = Set.copyOf(cancelledBefore);
        toChange = Set.copyOf(toChange);
        toCancel = Set.copyOf(toCancel);
        waiting = Set.copyOf(waiting);
    }
}

package jp.tsunagi.checkup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.files.Batch;
import jp.tsunagi.files.Outbound;
import jp.tsunagi.ledger.Exclusion;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Leaves out whose health check must not be handed over, as of the day of sending (S0: 特定健診情報の提供に同意した生活保護受給者; S1:
 * 自己情報提供不可, 不開示). What is left out is looked at no further.
 */
public final class CheckupExclusions {
    private static final String GIVEN = "1";
    private static final String EXPIRED = "2";
    private static final String NO = "0";

    private final Submissions submissions;

    public CheckupExclusions(Submissions submissions) {
        this.submissions = submissions;
    }

    /** The records that go on. */
    public Batch<CheckupRecord> leaveOut(
            @Body Batch<CheckupRecord> batch, @ExchangeProperty(Outbound.PROPERTY) Outbound outbound) {
        String payer = submissions.of(outbound.linkage().id()).payer();
        List<Exclusion> exclusions = new ArrayList<>();
        Batch<CheckupRecord> rest = batch.keep(record -> {
            Optional<ErrorCode> reason = outbound.isAbout(record) ? reason(record, payer) : Optional.empty();
            reason.ifPresent(code -> exclusions.add(new Exclusion(record.recordKey(), code)));
            return reason.isEmpty();
        });
        outbound.exclude(exclusions);
        return rest;
    }

    /** The first rule that keeps a record out; a flag that is not there does not permit anything. */
    private Optional<ErrorCode> reason(CheckupRecord record, String payer) {
        if (!payer.equals(record.getInsurerNumber())) {
            return Optional.of(ErrorCode.OTHER_PAYER);
        } else if (EXPIRED.equals(record.getConsent())) {
            return Optional.of(ErrorCode.CONSENT_EXPIRED);
        } else if (!GIVEN.equals(record.getConsent())) {
            return Optional.of(ErrorCode.NO_CONSENT);
        } else if (!NO.equals(record.getSelfInformationRefusal())) {
            return Optional.of(ErrorCode.SELF_INFORMATION_REFUSED);
        } else if (!NO.equals(record.getNonDisclosure())) {
            return Optional.of(ErrorCode.NOT_DISCLOSED);
        } else if (!isTrue(record.getOnAssistanceAtCheck()) || !isTrue(record.getOnAssistanceNow())) {
            return Optional.of(ErrorCode.NOT_ON_ASSISTANCE);
        }
        return Optional.empty();
    }

    private static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}

package jp.tsunagi.evidence;

import java.util.Optional;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Provision;
import jp.tsunagi.register.Register;

/** 法的根拠: under which law data went out, in words. */
public final class LegalBases {
    private final Register register;

    public LegalBases(Register register) {
        this.register = register;
    }

    /**
     * The row's own words, with its id; those of the linkage where an entry names no row, or one that is no longer there.
     *
     * @param linkage may be one that the register no longer has, or {@code null}
     * @param provision row of the provision matrix that an entry names, or {@code null}
     * @return empty when neither says any
     */
    public String of(String linkage, String provision) {
        Optional<Provision> row = Optional.ofNullable(provision).flatMap(register.provisions()::find);
        return row.map(found -> found.id() + " " + found.legalBasis()).orElseGet(() -> words(linkage, provision));
    }

    private String words(String linkage, String provision) {
        String law = Optional.ofNullable(linkage)
                .flatMap(register::find)
                .map(Linkage::legalBasis)
                .orElse("");
        return provision == null ? law : (provision + " " + law).strip();
    }
}

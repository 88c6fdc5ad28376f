package jp.tsunagi.evidence;

import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;

/** 法的根拠: under which law data went out, in words. */
public final class LegalBases {
    private final Register register;

    public LegalBases(Register register) {
        this.register = register;
    }

    /**
     * @param linkage may be one that the register no longer has
     * @param provision row of the provision matrix that an entry names; may be {@code null}
     * @return empty when neither says any
     */
    public String of(String linkage, String provision) {
        String law = linkage == null
                ? ""
                : register.find(linkage).map(Linkage::legalBasis).orElse("");
        return provision == null ? law : (provision + " " + law).strip();
    }
}

package jp.tsunagi.counterpart;

import java.util.List;
import java.util.Optional;

/** The kinds of records that the terminal takes, each in files and a drop folder of its own. */
enum RecordKind {
    /** 資格情報. */
    ELIGIBILITY(
            "SKK",
            EligibilityItem.ALL,
            EligibilityItem.INSURER_NUMBER,
            EligibilityItem.INSURED_IDENTIFICATION_NUMBER,
            Optional.empty()),
    /** 医療券・調剤券情報. */
    VOUCHER(
            "IRK",
            VoucherItem.ALL,
            VoucherItem.INSURER_NUMBER,
            VoucherItem.INSURED_IDENTIFICATION_NUMBER,
            Optional.of(VoucherItem.ISSUE_NUMBER));

    private final String letters;
    private final List<? extends Item> items;
    private final Item payer;
    private final Item recipient;
    private final Optional<Item> issueNumber;

    RecordKind(String letters, List<? extends Item> items, Item payer, Item recipient, Optional<Item> issueNumber) {
        this.letters = letters;
        this.items = items;
        this.payer = payer;
        this.recipient = recipient;
        this.issueNumber = issueNumber;
    }

    /** In 受付番号. */
    String letters() {
        return letters;
    }

    List<? extends Item> items() {
        return items;
    }

    /** 処理種別コード. */
    Item processingType() {
        return items.get(1);
    }

    /** 異動種別. */
    Item changeType() {
        return items.get(2);
    }

    /** 公費負担者番号. */
    Item payer() {
        return payer;
    }

    /** 受給者番号. */
    Item recipient() {
        return recipient;
    }

    /** 交付番号, for vouchers. */
    Optional<Item> issueNumber() {
        return issueNumber;
    }

    /** The item that tells one record from another under the same recipient, or the recipient from another. */
    Item distinguishing() {
        return issueNumber.orElse(recipient);
    }

    /** Digits of a record's key. */
    int keyLength() {
        return payer.length()
                + recipient.length()
                + issueNumber.map(Item::length).orElse(0);
    }
}

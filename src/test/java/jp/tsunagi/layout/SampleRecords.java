package jp.tsunagi.layout;

import java.time.LocalDate;
import java.util.Random;
import jp.tsunagi.eligibility.EligibilityRecord;
import jp.tsunagi.privacy.PersonalNumber;

/** Made-up people. */
final class SampleRecords {
    private static final String[] NAMES = {"架空　太郎", "仮名　花子", "見本　一郎", "𠮷野　さくら"};

    private SampleRecords() {}

    static EligibilityRecord eligibility(Random random) {
        EligibilityRecord r = new EligibilityRecord();
        r.setRecordType("D");
        r.setProcessingType("01");
        r.setChangeType("01");
        r.setInsurerNumber("12131230");
        r.setInsuredIdentificationNumber(digits(random, 7));
        r.setInsuredBranchNumber("01");
        r.setHouseholdNumber(digits(random, 10));
        r.setStatus("1");
        r.setMemberClassification("01");
        r.setPersonalFamilyClassification("1");
        r.setInsuredCardClassification("A1");
        r.setName(NAMES[random.nextInt(NAMES.length)]);
        r.setNameKana("ｶｸｳ ﾀﾛｳ");
        r.setSex1("2");
        r.setBirthdate(LocalDate.of(1930 + random.nextInt(90), 1 + random.nextInt(12), 1 + random.nextInt(28)));
        r.setPostNumber("1000001");
        r.setAddress("架空県架空市中央一丁目" + random.nextInt(100) + "番" + random.nextInt(20) + "号　見本荘" + random.nextInt(300));
        r.setPersonalNumber(PersonalNumber.of(digits(random, 12).toCharArray()));
        r.setQualificationDate(LocalDate.of(2024, 1 + random.nextInt(12), 1));
        r.setSelfInformationRefusalFlag("0");
        r.setSpecificHealthCheckupsConsentFlag("1");
        r.setConsentDate(LocalDate.of(2024, 4, 1));
        r.setNonDisclosureFlag("0");
        r.setOptOutFlag("0");
        r.setInvalidationFlag("0");
        r.setRegistrationDeletionClassification("1");
        return r;
    }

    private static String digits(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }
}

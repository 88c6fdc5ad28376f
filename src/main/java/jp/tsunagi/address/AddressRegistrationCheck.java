package jp.tsunagi.address;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.quarantine.Checks;
import jp.tsunagi.quarantine.RecordCheck;
import jp.tsunagi.text.Characters;

/** What 生活保護住登外情報 must be before it leaves, as far as the address system's page of the interface states it. */
public final class AddressRegistrationCheck implements RecordCheck<AddressRegistrationRecord> {
    private static final Set<String> SEXES = Set.of("1", "2", "3");
    private static final Pattern RESIDENT_NUMBER = Pattern.compile("[!-~]+");

    private final Function<Charset, Characters> characters;
    private final Layout<AddressRegistrationRecord> layout = Layout.of(AddressRegistrationRecord.class);

    /** @param characters the welfare system's characters towards a character set */
    public AddressRegistrationCheck(Function<Charset, Characters> characters) {
        this.characters = characters;
    }

    @Override
    public List<Finding> check(AddressRegistrationRecord record, Sending sending) {
        Checks checks = new Checks();
        convert(record, characters.apply(sending.charset()), checks);
        return checks.layout(layout, record)
                .form("residentNumber", record.residentNumber(), RESIDENT_NUMBER)
                .payerNumber("insurerNumber", record.getInsurerNumber())
                .recipientNumber("insuredIdentificationNumber", record.getInsuredIdentificationNumber())
                .personalNumber("personalNumber", record.getPersonalNumber())
                .code("sex", record.getSex(), SEXES)
                .postNumber("postNumber", record.getPostNumber())
                .past("birthdate", record.getBirthdate(), sending.businessDate())
                .kana("nameKana", record.getNameKana())
                .kana("nameOfOtherKana", record.getNameOfOtherKana())
                .agree(
                        "nameOfOther",
                        Checks.isPresent(record.getNameOfOther()) == Checks.isPresent(record.getNameOfOtherKana()))
                .found();
    }

    @Override
    public Optional<LocalDate> birthDate(AddressRegistrationRecord record) {
        return Optional.ofNullable(record.getBirthdate());
    }

    private static void convert(AddressRegistrationRecord record, Characters target, Checks checks) {
        checks.characters("name", record.getName(), target, record::setName)
                .characters("nameKana", record.getNameKana(), target, record::setNameKana)
                .characters("nameOfOther", record.getNameOfOther(), target, record::setNameOfOther)
                .characters("nameOfOtherKana", record.getNameOfOtherKana(), target, record::setNameOfOtherKana)
                .characters("address", record.getAddress(), target, record::setAddress);
    }
}

package jp.tsunagi.counterpart.address;

import static jp.tsunagi.counterpart.address.AddressFolders.NAME;
import static jp.tsunagi.counterpart.address.AddressFolders.PAYER;
import static jp.tsunagi.counterpart.address.AddressFolders.ended;
import static jp.tsunagi.counterpart.address.AddressFolders.file;
import static jp.tsunagi.counterpart.address.AddressFolders.key;
import static jp.tsunagi.counterpart.address.AddressFolders.person;
import static jp.tsunagi.counterpart.address.AddressFolders.personalNumber;
import static jp.tsunagi.counterpart.address.AddressFolders.recipient;
import static jp.tsunagi.counterpart.address.AddressFolders.resident;
import static jp.tsunagi.counterpart.address.AddressFolders.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressSystemTest {
    private static final String SECOND = "JTG_139998_20261120_002.csv";
    private static final String THIRD = "JTG_139998_20261120_003.csv";

    @TempDir
    Path root;

    private AddressFolders folders;

    @BeforeEach
    void folders() {
        folders = new AddressFolders(root);
    }

    @Test
    void aGoodFileIsAnsweredLineByLineWithANumberForEachPersonAndShownInTheView() throws SQLException {
        AddressSystem system = folders.system();

        assertThat(folders.result(system, NAME, file("02", NAME, person(1), person(2))))
                .containsExactly(
                        "H,01,R20261120JTG00000001," + NAME + ",20261120093000,1,0000",
                        "D,1," + PAYER + "," + recipient(1) + ",20,1,0000,,200000000000016",
                        "D,2," + PAYER + "," + recipient(2) + ",20,1,0000,,200000000000024",
                        "T,2,2,0");
        assertThat(folders.view())
                .containsExactly(personalNumber(1) + "/" + resident(1), personalNumber(2) + "/" + resident(2));
        assertThat(system.integratedNumber(resident(2))).contains("200000000000024");
        assertThat(system.lastOutcome(NAME))
                .hasValueSatisfying(outcome -> assertThat(outcome.accepted()).isEqualTo(2));
        assertThat(folders.drop().resolve("fetched").resolve(NAME)).exists();
        assertThat(folders.drop().resolve(NAME)).doesNotExist();
    }

    @Test
    void aFileWithoutItsMarkerIsLeftAlone() throws Exception {
        AddressSystem system = folders.system();
        Files.writeString(folders.drop().resolve(NAME), file("02", NAME, person(1)));

        assertThat(system.collect()).isZero();
        assertThat(folders.drop().resolve(NAME)).exists();
    }

    @Test
    void aPersonKeepsTheNumberThroughChangeEndAndReturn() throws SQLException {
        AddressSystem system = folders.system();
        String given =
                folders.answers(system, NAME, person(1), person(2)).get(0).substring(32);
        String[] changed = with(with(person(1), 3, "02"), 15, personalNumber(9));

        assertThat(folders.answers(system, SECOND, changed, ended(2)))
                .first()
                .asString()
                .endsWith(given);
        assertThat(folders.view()).containsExactly(personalNumber(9) + "/" + resident(1));
        assertThat(folders.answers(system, THIRD, person(2), person(3)))
                .extracting(line -> line.substring(line.length() - 15))
                .containsExactly("200000000000024", "200000000000032");
    }

    @ParameterizedTest
    @CsvSource({
        "7, '', A001, 7",
        "15, '', A001, 15",
        "9, 架空, A001, 10",
        "10, ｶｸｳ, A001, 9",
        "4, 1234567890123456, A002, 4",
        "15, 1234567890123, A002, 15",
        "2, 01, A003, 2",
        "4, 番号, A003, 4",
        "5, 12016011, A003, 5",
        "6, 1234567, A003, 6",
        "8, カクウ, A003, 8",
        "11, 9, A003, 11",
        "12, 19600231, A003, 12",
        "13, 12345, A003, 13",
        "16, 20261101, A003, 16",
        "15, 123456789012, A004, 15",
    })
    void aWrongItemRejectsItsRecordAlone(int position, String value, String code, String detail) throws SQLException {
        assertThat(folders.answers(folders.system(), NAME, with(person(1), position, value), person(2)))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith(",20,9," + code + "," + detail + ","),
                        line -> assertThat(line).contains(",20,1,0000,,"));
        assertThat(folders.view()).containsExactly(personalNumber(2) + "/" + resident(2));
    }

    @Test
    void aLongNameIsCountedInCharacters() {
        String hundred = "\uD840\uDC0B".repeat(100);
        assertThat(folders.answers(
                        folders.system(), NAME, with(person(1), 7, hundred), with(person(2), 7, hundred + "架")))
                .satisfiesExactly(
                        line -> assertThat(line).contains(",0000,"),
                        line -> assertThat(line).endsWith(",A002,7,"));
    }

    @Test
    void anEndNeedsItsDay() {
        assertThat(folders.answers(folders.system(), NAME, with(person(1), 3, "03")))
                .satisfiesExactly(line -> assertThat(line).endsWith(",A001,16,"));
    }

    @Test
    void aPersonalNumberOfAnotherPersonIsRejectedWhereverThePersonIsRegistered() throws SQLException {
        AddressSystem system = folders.system();
        folders.insert("900001", personalNumber(7), "1");

        assertThat(folders.answers(
                        system,
                        NAME,
                        with(person(1), 15, personalNumber(7)),
                        person(2),
                        with(person(3), 15, personalNumber(2))))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith(",A005,15,"),
                        line -> assertThat(line).contains(",0000,"),
                        line -> assertThat(line).endsWith(",A005,15,"));
    }

    @Test
    void aPersonInTheResidentRegisterIsRejectedAndStaysAsItIs() throws SQLException {
        AddressSystem system = folders.system();
        folders.insert(resident(1), personalNumber(8), "1");

        assertThat(folders.answers(system, NAME, person(1)))
                .satisfiesExactly(line -> assertThat(line).endsWith(",A006,4,"));
        assertThat(folders.view()).containsExactly(personalNumber(8) + "/" + resident(1));
    }

    @Test
    void aKeyOrAPersonTwiceInTheFileIsRejectedTheSecondTime() {
        assertThat(folders.answers(
                        folders.system(),
                        NAME,
                        person(1),
                        with(with(person(1), 4, "J9"), 15, personalNumber(9)),
                        with(person(2), 4, resident(1))))
                .satisfiesExactly(
                        line -> assertThat(line).contains(",0000,"),
                        line -> assertThat(line).endsWith(",A007,6,"),
                        line -> assertThat(line).endsWith(",A007,4,"));
    }

    @Test
    void aChangeOrEndOfSomebodyNeverRegisteredIsRejected() throws SQLException {
        AddressSystem system = folders.system();
        folders.insert(resident(3), personalNumber(3), "2");

        assertThat(folders.answers(system, NAME, with(person(1), 3, "02"), ended(2), with(person(3), 3, "02")))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith(",A008,3,"),
                        line -> assertThat(line).endsWith(",A008,3,"),
                        line -> assertThat(line).contains(",0000,"));
    }

    @Test
    void aFileThatBreaksTheInterfaceIsRefusedAsAWhole() throws SQLException {
        AddressSystem system = folders.system();
        String good = file("02", NAME, person(1));

        assertRefused(system, "F001", good.replace("T,1,1", "T,2,1"), StandardCharsets.UTF_8);
        assertRefused(system, "F002", good.replace("\r\n", "\n"), StandardCharsets.UTF_8);
        assertRefused(system, "F002", good.replace("_001.csv\r", "_901.csv\r"), StandardCharsets.UTF_8);
        assertRefused(system, "F002", good.replace("\r\nT", ",\r\nT"), StandardCharsets.UTF_8);
        assertRefused(system, "F003", good, Charset.forName("windows-31j"));
        assertRefused(system, "F003", '\uFEFF' + good, StandardCharsets.UTF_8);
        assertThat(folders.view()).isEmpty();
    }

    private void assertRefused(AddressSystem system, String code, String content, Charset charset) {
        // Another name each time, in the header as well.
        String name = NAME.replace("_001", "_%03d".formatted(++refused));
        folders.drop(name, content.replace(NAME, name).getBytes(charset));
        system.collect();
        assertThat(folders.fetch(name))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith(",9," + code),
                        line -> assertThat(line).isEqualTo("T,0,0,0"));
    }

    private int refused;

    @Test
    void aRepeatedNameIsRefusedOnceTheFirstAnswerIsFetched() throws SQLException {
        AddressSystem system = folders.system();
        folders.drop(NAME, file("02", NAME, person(1)).getBytes(StandardCharsets.UTF_8));
        assertThat(system.collect()).isEqualTo(1);
        folders.drop(NAME, file("02", NAME, person(2)).getBytes(StandardCharsets.UTF_8));
        assertThat(system.collect()).as("the first answer waits").isZero();
        assertThat(folders.fetch(NAME)).endsWith("T,1,1,0");

        assertThat(system.collect()).isEqualTo(1);
        assertThat(folders.fetch(NAME))
                .first()
                .asString()
                .contains("JTG00000002")
                .endsWith(",9,F004");
        assertThat(folders.view()).containsExactly(personalNumber(1) + "/" + resident(1));
        assertThat(folders.drop().resolve("fetched/R20261120JTG00000002_" + NAME))
                .exists();
    }

    @Test
    void anUnansweredKeyIsRegisteredWithoutALineAndAnsweredInItsNextFile() throws SQLException {
        AddressSystem system = folders.system(key(1));

        assertThat(folders.answers(system, NAME, person(1))).isEmpty();
        assertThat(folders.view()).containsExactly(personalNumber(1) + "/" + resident(1));
        assertThat(folders.answers(system, SECOND, person(1), person(2)))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("D,1,").endsWith("200000000000016"),
                        line -> assertThat(line).startsWith("D,2,"));
    }

    @Test
    void afterACrashTheAnswerIsTheSameToTheByte() throws Exception {
        byte[] content = file("02", NAME, person(1), ended(2)).getBytes(StandardCharsets.UTF_8);
        AddressSystem crashing = folders.system();
        folders.drop(NAME, content);
        Files.delete(folders.inbox());
        assertThatThrownBy(crashing::collect).isInstanceOf(UncheckedIOException.class);

        Clock later = Clock.offset(AddressFolders.CLOCK, Duration.ofDays(1));
        assertThat(folders.system(later).collect()).isEqualTo(1);

        AddressFolders undisturbed = new AddressFolders(root.resolve("undisturbed"));
        AddressSystem other = undisturbed.system();
        undisturbed.drop(NAME, content);
        other.collect();
        assertThat(folders.result(NAME)).hasSameBinaryContentAs(undisturbed.result(NAME));
    }

    @Test
    void aFileAnsweredButNotMovedAwayIsMovedWithoutASecondAnswer() throws Exception {
        AddressSystem system = folders.system();
        Path inTheWay = Files.writeString(folders.drop().resolve("fetched"), "");
        folders.drop(NAME, file("02", NAME, person(1)).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(system::collect).isInstanceOf(UncheckedIOException.class);
        assertThat(folders.fetch(NAME)).endsWith("T,1,1,0");
        Files.delete(inTheWay);

        assertThat(system.collect()).isZero();
        assertThat(folders.drop().resolve("fetched").resolve(NAME)).exists();
        assertThat(folders.result(NAME)).doesNotExist();
    }
}

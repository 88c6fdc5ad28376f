package jp.tsunagi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.audit.journal.StoredEntry;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.SqlPermit;
import jp.tsunagi.ledger.Concerned.Effect;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.privacy.Pseudonym;
import jp.tsunagi.support.HubFixturePeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonLookupTest {
    private static final String PURPOSE = "開示請求 2026-12";

    @TempDir
    Path root;

    private EvidenceFixture hub;
    private FileEntry answered;

    @BeforeEach
    void sendTwoFiles() {
        hub = new EvidenceFixture(root);
        answered = hub.send("SKK_1.csv", 1, 70);
        hub.answer(answered, 1, 70);
        hub.fixture.hubKeys().rotate("pseudonym");
        hub.send("SKK_2.csv", 60, 80);
    }

    @Test
    void aPersonIsFollowedThroughAllFilesWhateverKeyMadeThePseudonym() {
        Person person = hub.lookup().byResidentNumber(EvidenceFixture.resident(65), PURPOSE);

        assertThat(person.pseudonyms()).hasSize(2);
        assertThat(person.sendings()).extracting(Sending::fileName).containsExactly("SKK_1.csv", "SKK_2.csv");
        Sending first = person.sendings().get(0);
        assertThat(first.number()).isEqualTo(65);
        assertThat(first.answer().accepted()).isTrue();
        assertThat(first.answer().fileName()).isEqualTo("RES_SKK_1.csv");
        assertThat(first.publishedAt()).isEqualTo(hub.clock.instant());
        assertThat(person.sendings().get(1).answer()).isNull();
    }

    @Test
    void theLookIsEnteredBeforeAndAfterWithPseudonymAndPurposeAndNoNumber() {
        hub.lookup().byResidentNumber(EvidenceFixture.resident(65), PURPOSE);

        List<StoredEntry> looks = hub.entries("action = 'PERSON'");
        assertThat(looks).extracting(look -> look.entry().outcome()).containsExactly(Outcome.INTENDED, Outcome.DONE);
        assertThat(looks).allSatisfy(look -> {
            assertThat(look.entry().subject()).isEqualTo(hub.pseudonym(65).toString());
            assertThat(look.entry().reason()).isEqualTo(PURPOSE);
            assertThat(look.entry().toString())
                    .doesNotContain(EvidenceFixture.key(65))
                    .doesNotContain("=" + EvidenceFixture.resident(65) + ",");
        });
        assertThat(looks.get(1).entry().refers()).isEqualTo(looks.get(0).seq());
        assertThat(looks.get(1).entry().records()).isEqualTo(2);
    }

    @Test
    void theRecipientNumberLeadsToWhoeverHeldIt() {
        List<Person> people = hub.lookup().byRecipientNumber(EvidenceFixture.key(75), PURPOSE);

        assertThat(people).hasSize(1);
        assertThat(people.get(0).pseudonyms()).containsExactly(hub.pseudonym(75));
        assertThat(subjects()).containsOnly(hub.pseudonym(75).toString());
    }

    @Test
    void whatWasTakenOverAboutAPersonIsFoundAlsoWhenNothingWasSent() {
        hub.takeOver("BRN_1.csv", 75, 150);

        Person person = hub.lookup()
                .byRecipientNumber(EvidenceFixture.key(149), PURPOSE)
                .get(0);

        assertThat(person.pseudonyms()).containsExactly(hub.pseudonym(149));
        assertThat(person.sendings()).isEmpty();
        assertThat(person.takings()).singleElement().satisfies(taking -> {
            assertThat(taking.fileName()).isEqualTo("BRN_1.csv");
            assertThat(taking.number()).isEqualTo(75);
            assertThat(taking.subject()).startsWith("set:76:");
            assertThat(taking.appliedAt()).isEqualTo(hub.clock.instant());
        });
        assertThat(hub.lookup().byResidentNumber(EvidenceFixture.resident(75), PURPOSE))
                .satisfies(known -> assertThat(known.takings()).hasSize(1))
                .satisfies(known -> assertThat(known.sendings()).hasSize(1));
    }

    @Test
    void theRecipientNumberFindsVouchersToo() {
        hub.sql.update(
                "update sent_record set record_key = record_key || '2026040000001' where record_key = ?",
                EvidenceFixture.key(75));

        assertThat(hub.lookup().byRecipientNumber(EvidenceFixture.key(75), PURPOSE))
                .singleElement()
                .satisfies(person -> assertThat(person.pseudonyms()).containsExactly(hub.pseudonym(75)));
    }

    @Test
    void aNumberThatWasGivenOutAgainLeadsToBothAndEachLookIsEntered() {
        hub.sql.update(
                "update sent_record set record_key = ? where record_key = ?",
                EvidenceFixture.key(900),
                EvidenceFixture.key(71));
        hub.sql.update(
                "update sent_record set record_key = ? where record_key = ? and file_id = ?",
                EvidenceFixture.key(900),
                EvidenceFixture.key(1),
                answered.id());

        List<Person> people = hub.lookup().byRecipientNumber(EvidenceFixture.key(900), PURPOSE);

        assertThat(people).hasSize(2);
        assertThat(subjects()).hasSize(2);
    }

    @Test
    void aSearchForAnUnknownPersonIsEnteredToo() {
        assertThat(hub.lookup().byResidentNumber("4711", PURPOSE).isKnown()).isFalse();
        assertThat(subjects())
                .containsExactly(hub.pseudonyms().all("4711").get(0).toString());
        assertThat(hub.lookup().byRecipientNumber("120160109999999", PURPOSE)).noneMatch(Person::isKnown);
        assertThat(hub.entries("action = 'PERSON'")).hasSize(4);
        assertThat(subjects()).hasSize(1);
    }

    @Test
    void ofAPersonalNumberTypedByMistakeNoHashIsEntered() {
        Person nobody = hub.lookup().byResidentNumber("123456789018", PURPOSE);

        assertThat(nobody.isKnown()).isFalse();
        assertThat(hub.entries("action = 'PERSON'"))
                .hasSize(2)
                .allSatisfy(look -> assertThat(look.entry().subject()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9832/0567/3214", "9832,0567,3214", "9832\u200b0567\u200b3214", "983・205・673・214"})
    void ofAPurposeNoPersonalNumberIsEnteredHoweverItIsWritten(String number) {
        hub.lookup().byResidentNumber(EvidenceFixture.resident(65), "開示請求 " + number);

        assertThat(hub.entries("action = 'PERSON'"))
                .hasSize(2)
                .allSatisfy(look ->
                        assertThat(look.entry().reason()).startsWith("開示請求 ").doesNotContainPattern("\\d"));
    }

    @Test
    void whatCannotBeEnteredIsNotLookedUp() {
        hub.sql.execute("alter table journal_entry rename to gone");

        assertThatThrownBy(() -> hub.lookup().byResidentNumber(EvidenceFixture.resident(65), PURPOSE))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("TSN-3006");
    }

    @Test
    void aLookWhoseHolderCannotBeReadIsEnteredAsFailed() {
        hub.welfare().execute("alter table recipient rename to gone");

        assertThatThrownBy(() -> hub.lookup().byRecipientNumber(EvidenceFixture.key(65), PURPOSE))
                .isInstanceOf(HubException.class);

        assertThat(hub.entries("action = 'PERSON'"))
                .extracting(StoredEntry::entry)
                .extracting(Entry::outcome, Entry::subject, Entry::reason)
                .startsWith(org.assertj.core.groups.Tuple.tuple(Outcome.INTENDED, null, PURPOSE))
                .hasSize(2)
                .last()
                .satisfies(outcome -> assertThat(outcome.toList()).startsWith(Outcome.FAILED, null));
    }

    @Test
    void aLookByRecipientNumberNamesThePersonInItsOutcome() {
        hub.lookup().byRecipientNumber(EvidenceFixture.key(75), PURPOSE);

        assertThat(hub.entries("action = 'PERSON'"))
                .extracting(StoredEntry::entry)
                .extracting(Entry::outcome, Entry::subject)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Outcome.INTENDED, null),
                        org.assertj.core.groups.Tuple.tuple(
                                Outcome.DONE, hub.pseudonym(75).toString()));
    }

    @Test
    void aLookThatFailsIsEnteredAsFailed() {
        assertThatThrownBy(() -> Attempt.view(hub.journal, "show", entry -> entry.run(7L), () -> {
                    throw new IllegalStateException("of the test");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(hub.entries("action = ?", Action.VIEW.name()))
                .extracting(StoredEntry::entry)
                .extracting(Entry::outcome, Entry::runId, Entry::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Outcome.INTENDED, 7L, null),
                        org.assertj.core.groups.Tuple.tuple(Outcome.FAILED, 7L, "TSN-9001"));
    }

    @Test
    void theWayIsToldInTheOrderOfTimeWithWhatTheWelfareSystemKnows() {
        hub.knownToWelfare(65);
        hub.leftOut(65, answered.runId(), "TSN-1050");

        Person person =
                hub.lookup().byRecipientNumber(EvidenceFixture.key(65), PURPOSE).get(0);

        assertThat(person.pseudonyms()).as("one person, whatever key made them").hasSize(2);
        assertThat(person.way())
                .isSortedAccordingTo(Comparator.comparing(Step::at))
                .extracting(step -> step instanceof Occasion occasion
                        ? occasion.kind() + (occasion.isUnplanned() ? " unplanned" : " " + occasion.issueNumber())
                        : step.getClass().getSimpleName())
                .containsExactly(
                        "ASSISTANCE_BEGAN null",
                        "HEALTH_CHECK null",
                        "VISIT 2026030000001",
                        "VISIT_COVERED_LATER 2026030000002",
                        "VISIT unplanned",
                        "VISIT_WITHDRAWN unplanned",
                        "Sending",
                        "LeftOut",
                        "Answered",
                        "Sending");
    }

    @Test
    void whatWasSetAsideLeftOutAndListedIsFoundAlsoOfSomebodyWhoWasNeverSent() {
        long run = answered.runId();
        long later = hub.lookup()
                .byResidentNumber(EvidenceFixture.resident(80), "which run")
                .sendings()
                .get(0)
                .runId();
        hub.knownToWelfare(300);
        hub.leftOut(300, run, "TSN-1050");
        hub.leftOut(300, later, "TSN-1050");
        hub.setAside(300, run, "TSN-1006");
        hub.listed(300, run, "TSN-1022");
        hub.setAside(301, run, "TSN-1007");

        Person person = hub.lookup()
                .byRecipientNumber(EvidenceFixture.key(300), PURPOSE)
                .get(0);

        assertThat(person.pseudonyms()).contains(hub.pseudonym(300));
        assertThat(person.asides())
                .satisfiesExactly(
                        left -> assertThat(((LeftOut) left).runs()).containsExactly(run, later),
                        item -> assertThat((SetAside) item)
                                .extracting(SetAside::source, SetAside::lineNo, SetAside::code)
                                .containsExactly("q.sql", 7L, "TSN-1006"),
                        matter -> assertThat(((Listed) matter).code()).isEqualTo("TSN-1022"));
        assertThat(subjects()).contains(hub.pseudonym(300).toString());
        assertThat(hub.lookup().byRecipientNumber(EvidenceFixture.key(301), PURPOSE))
                .as("nobody has the number")
                .singleElement()
                .satisfies(unknown -> {
                    assertThat(unknown.isKnown()).isTrue();
                    assertThat(unknown.pseudonyms()).isEmpty();
                });
    }

    @Test
    void lookedAtWithoutEffectIsTold() {
        hub.concern(Effect.UNCHANGED, 75);
        hub.concern(Effect.LISTED, 76);

        assertThat(hub.lookup()
                        .byRecipientNumber(EvidenceFixture.key(75), PURPOSE)
                        .get(0)
                        .takings())
                .extracting(Taking::effect)
                .containsExactly(Effect.UNCHANGED);
        Person listed =
                hub.lookup().byRecipientNumber(EvidenceFixture.key(76), PURPOSE).get(0);
        Taking taking = listed.takings().get(0);
        assertThat(listed.way()).as("no matter tells of it").contains(taking);

        hub.listed(76, taking.runId(), "TSN-1022");
        assertThat(hub.lookup()
                        .byRecipientNumber(EvidenceFixture.key(76), PURPOSE)
                        .get(0)
                        .way())
                .doesNotContain(taking)
                .anyMatch(Listed.class::isInstance);
    }

    @Test
    void numberingStandsBeforeTheSendingOfItsRunAndNamesNoFile() {
        hub.concern(Effect.NUMBERED, 65);
        hub.sql.update("update taken_record set run_id = ?", answered.runId());

        Person person =
                hub.lookup().byRecipientNumber(EvidenceFixture.key(65), PURPOSE).get(0);

        assertThat(person.takings())
                .singleElement()
                .satisfies(taking -> assertThat(taking.fileName()).isNull())
                .satisfies(taking -> assertThat(taking.sha256()).isNull());
        assertThat(person.way().subList(0, 2))
                .containsExactly(person.takings().get(0), person.sendings().get(0));
    }

    @Test
    void aQueryOfTheWelfareSystemShowsNothingElseUnderAnAllowedLabel() throws IOException {
        hub.knownToWelfare(65);
        new HubFixturePeople(hub.welfare()).add(66, 66);
        Path mappings = root.resolve("mappings");
        Files.createDirectories(mappings.resolve("person"));
        String way = Files.readString(Path.of("mappings/person/way.sql"));
        Occasions occasions = new Occasions(
                hub.welfare().getDataSource(),
                new Mappings(mappings, Duration.ofMinutes(1), file -> SqlPermit.NONE),
                EvidenceFixture.ZONE);
        for (String spoilt : List.of(
                way.replace("'HEALTH_CHECK', c.institution_code", "'HEALTH_CHECK', '架空'"),
                way.replace("'HEALTH_CHECK'", "'架空'"),
                way.replace("payer_number || recipient_number", "resident_number"),
                way.replace("where resident_number = :residentNumber", "where :residentNumber is not null"),
                way.replace("coalesce(u.valid, u.tied)", "'1065'"))) {
            Files.writeString(mappings.resolve("person/way.sql"), spoilt);

            assertThatThrownBy(() -> occasions.of(EvidenceFixture.resident(65)))
                    .isInstanceOfSatisfying(HubException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID);
                        assertThat(e.detail()).doesNotContain("架空", "1065");
                    });
        }
    }

    private List<String> subjects() {
        return hub.entries("action = 'PERSON' and subject is not null").stream()
                .map(look -> Pseudonym.parse(look.entry().subject()).toString())
                .distinct()
                .toList();
    }
}

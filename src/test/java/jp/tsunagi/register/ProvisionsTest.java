package jp.tsunagi.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped matrix, and what it lets through. */
class ProvisionsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    private final Register register = RegisterReader.read(Path.of("config")).orThrow();
    private final Provisions provisions = register.provisions();
    private final Linkage eligibility = register.linkage("eligibility-out");

    @Test
    void everyRowOfTheDocumentsIsThereUnderItsOwnNumber() {
        List<String> expected = Stream.of(
                        Stream.of("entrustment-7", "entrustment-checkup", "internal-address"),
                        IntStream.rangeClosed(1, 26).mapToObj(number -> "provision-" + number),
                        IntStream.rangeClosed(3, 13).mapToObj(number -> "transfer-" + number),
                        IntStream.rangeClosed(16, 23).mapToObj(number -> "transfer-" + number))
                .flatMap(ids -> ids)
                .toList();

        assertThat(provisions.rows()).extracting(Provision::id).containsExactlyElementsOf(expected);
        assertThat(provisions.rows())
                .allSatisfy(
                        row -> assertThat(row.id()).startsWith(row.kind().name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void noFieldOfARowIsEmpty() {
        assertThat(provisions.rows())
                .allSatisfy(row -> assertThat(List.of(
                                row.to().ja(),
                                row.to().en(),
                                row.legalBasis(),
                                row.use(),
                                row.information(),
                                row.headcount(),
                                row.scope(),
                                row.method(),
                                row.timing()))
                        .noneMatch(String::isBlank));
    }

    @Test
    void eachKindOfRowHasTheLawAndTheMethodThatTheDocumentGivesIt() {
        assertThat(provisions.rows()).allSatisfy(row -> {
            switch (row.kind()) {
                case PROVISION -> {
                    assertThat(row.legalBasis()).matches("番号法第19条第8号 別表第二 第\\d+の項 番号法別表第二の主務省令第.+");
                    assertThat(row.method()).isEqualTo("情報提供ネットワークシステム");
                    assertThat(row.handedTo()).isEqualTo("自治体中間サーバー");
                }
                case TRANSFER -> {
                    assertThat(row.legalBasis()).matches("番号法第9条第2項( 市番号条例別表第2の第.+項)?");
                    assertThat(row.method()).isEqualTo("庁内連携システム");
                    assertThat(row.handedTo()).isEqualTo(row.to().ja());
                }
                case ENTRUSTMENT -> assertThat(row.legalBasis()).startsWith("生活保護法");
                case INTERNAL -> assertThat(row.legalBasis()).isEqualTo("番号法第9条第1項");
            }
        });
    }

    @Test
    void onlyPeopleOf65AndOlderGoToTheCareInsuranceDivisionAtStartAndEnd() {
        Provision row = provisions.find("transfer-18").orElseThrow();

        assertThat(row.scope()).isEqualTo("本市で生活保護を受給している者のうち65歳以上の者");
        assertThat(row.rules().minimumAge()).hasValue(65);
        assertThat(row.timing()).isEqualTo("生活保護の受給開始、廃止の決定時");
        assertThat(row.rules().carries()).containsExactly("assistance-start-end", "foreign-assistance-start-end");
        assertThat(provisions.rows())
                .filteredOn(other -> other.rules().minimumAge().isPresent())
                .containsExactly(row);
    }

    /** By law an age is reached at the end of the day before the birthday. */
    @ParameterizedTest
    @CsvSource({
        "1961-04-02, 2026-04-01, true",
        "1961-04-03, 2026-04-01, false",
        "1931-01-01, 2026-04-01, true",
        "2026-04-02, 2026-04-01, false",
        "1960-02-29, 2025-02-27, false",
        "1960-02-29, 2025-02-28, true",
        "1960-03-01, 2025-02-27, false",
        "1960-03-01, 2025-02-28, true",
        "1959-03-01, 2024-02-28, false",
        "1959-03-01, 2024-02-29, true",
    })
    void someoneIsInScopeFromTheDayOnWhichTheAgeIsReached(LocalDate birth, LocalDate day, boolean covered) {
        ProvisionRules rules = provisions.find("transfer-18").orElseThrow().rules();

        assertThat(rules.cover(Optional.of(birth), day)).isEqualTo(covered);
    }

    @Test
    void someoneOfUnknownAgeIsInScopeOnlyWhereAgeDoesNotMatter() {
        assertThat(rules("transfer-18").cover(Optional.empty(), DAY)).isFalse();
        assertThat(rules("transfer-17").cover(Optional.empty(), DAY)).isTrue();
    }

    @Test
    void aLinkageRunsOnlyWhileItsRowIsValid() {
        assertThat(provisions.refusal(eligibility, DAY)).isEmpty();
        assertThat(provisions.refusal(eligibility, LocalDate.of(2023, 10, 1))).isEmpty();
        assertThat(provisions.refusal(eligibility, LocalDate.of(2023, 9, 30)))
                .contains("entrustment-7 is valid only from 2023-10-01");
    }

    @Test
    void aLinkageRunsOnlyWithinItsRow() {
        assertThat(new Provisions(provisions.information(), List.of()).refusal(eligibility, DAY))
                .contains("it names no row of the provision matrix");
        assertThat(withRules("voucher", "folder").refusal(eligibility, DAY))
                .contains("'eligibility' is no information that entrustment-7 allows");
        assertThat(withRules("eligibility", "sftp").refusal(eligibility, DAY))
                .contains("folder is no endpoint that entrustment-7 allows");
        assertThat(withRules("eligibility", "folder").refusal(eligibility, DAY)).isEmpty();
    }

    private ProvisionRules rules(String id) {
        return provisions.find(id).orElseThrow().rules();
    }

    /** The matrix with other rules for the row of eligibility. */
    private Provisions withRules(String carries, String endpoint) {
        Provision row = provisions.of(eligibility).orElseThrow();
        ProvisionRules rules = new ProvisionRules(
                row.rules().via(),
                new TreeSet<>(List.of(carries)),
                new TreeSet<>(List.of(endpoint)),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
        Provision other = new Provision(
                row.id(),
                row.kind(),
                row.to(),
                row.legalBasis(),
                row.use(),
                row.information(),
                row.headcount(),
                row.scope(),
                row.method(),
                row.timing(),
                rules);
        return new Provisions(provisions.information(), List.of(other));
    }
}

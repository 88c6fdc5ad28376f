package jp.tsunagi.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Numbers of institutions that stand in public documents (MHLW and the payers' lists of insurers; the Ministry of Internal
 * Affairs and Communications' list of local governments), a published worked example of the 個人番号 check digit, and
 * made-up numbers computed by hand.
 */
class NumberVectorsTest {
    private static final Path PUBLISHED = Path.of(
            System.getProperty("tsunagi.specs", Path.of("..", "shared", "specs").toString()),
            "data",
            "number_vectors.tsv");

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "保険者番号, 06130488, valid",
        "保険者番号, 33120015, valid",
        "保険者番号, 06139463, valid",
        "保険者番号, 01130012, valid",
        "保険者番号, 00280081, valid",
        "保険者番号, 280081, valid",
        "保険者番号, 280082, invalid",
        "保険者番号, 0280081, invalid",
        "公費負担者番号, 12016010, valid",
        "公費負担者番号, 12012019, valid",
        "公費負担者番号, 81136244, valid",
        "公費負担者番号, 81137242, valid",
        "公費負担者番号, 88138243, valid",
        "公費負担者番号, 88131248, valid",
        "公費負担者番号, 89131247, valid",
        "公費負担者番号, 12999991, valid",
        "公費負担者番号, 12016011, invalid",
        "公費負担者番号, 1201601X, invalid",
        "公費負担者番号, １２０１６０１０, invalid",
        "公費負担者番号, 120160100, invalid",
        "受給者番号, 0000018, valid",
        "受給者番号, 1234566, valid",
        "受給者番号, 1000017, valid",
        "受給者番号, 1234560, invalid",
        "受給者番号, 123456, invalid",
        "医療機関コード, 3410712362, valid",
        "医療機関コード, 0110113719, valid",
        "医療機関コード, 6631111116, valid",
        "医療機関コード, 5521111111, valid",
        "医療機関コード, 1310438796, valid",
        "医療機関コード, 3410712361, invalid",
        "医療機関コード, 341071236X, invalid",
        "医療機関コード, 34X0712362, invalid",
        "個人番号, 983205673214, valid",
        "個人番号, 123456789018, valid",
        "個人番号, 123456789012, invalid",
        "個人番号, 000000000000, invalid",
        "個人番号, 98320567321, invalid",
        "個人番号, 9832056732140, invalid",
        "個人番号, 98320567321X, invalid",
        "個人番号, X83205673214, invalid",
        "全国地方公共団体コード, 131041, valid",
        "全国地方公共団体コード, 271004, valid",
        "全国地方公共団体コード, 041009, valid",
        "全国地方公共団体コード, 401005, valid",
        "全国地方公共団体コード, 011002, valid",
        "全国地方公共団体コード, 131042, invalid",
        "全国地方公共団体コード, 13104, invalid",
        "全国地方公共団体コード, 13104X, invalid",
        "全国地方公共団体コード, 1X1041, invalid",
        "被保険者枝番, 01, valid",
        "被保険者枝番, 1, invalid",
        "被保険者枝番, 1A, invalid",
        "被保険者枝番, 001, invalid",
    })
    void a_number_is_valid_only_with_its_length_and_check_digit(String kind, String value, String expected) {
        assertThat(rule(kind).test(value)).isEqualTo(expected.equals("valid"));
    }

    @Test
    void the_collected_numbers_of_public_documents_are_judged_as_expected() throws IOException {
        assumeTrue(Files.exists(PUBLISHED), () -> "not run: there is no " + PUBLISHED + " beside this project");
        List<String> lines = Files.readAllLines(PUBLISHED);
        assertThat(lines).hasSizeGreaterThan(20);
        assertThat(lines.subList(1, lines.size())).allSatisfy(line -> {
            String[] cells = line.split("\t", -1);
            assertThat(rule(cells[0]).test(cells[1])).as(cells[0]).isEqualTo(cells[2].equals("valid"));
        });
    }

    private static Predicate<String> rule(String kind) {
        String name = kind.replaceAll("[0-9/].*$", "");
        return switch (name) {
            case "保険者番号" -> InsurerNumber::isValid;
            case "公費負担者番号" -> PayerNumber::isValid;
            case "受給者番号" -> RecipientNumber::isValid;
            case "医療機関コード" -> InstitutionCode::isValid;
            case "個人番号" -> PersonalNumbers::isValid;
            case "全国地方公共団体コード" -> MunicipalityCode::isValid;
            case "被保険者枝番" -> BranchNumber::isValid;
            default -> throw new IllegalArgumentException("no rule for " + name);
        };
    }
}

package jp.tsunagi.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemsTest {
    private static final String TITLES =
            "code,name,category,type,form,unit,method,list,allowed,lowest,highest,group,relation,requires,sampling\n";
    private static final String CODES = "list,code,ja\n2202,2,a\n2202,3,b\n2003,1,c\n2003,2,d\n";

    @TempDir
    Path folder;

    @Test
    void theShippedTableHasEveryItemOfTheFourthTerm() {
        assertThat(Checkups.ITEMS.all()).hasSize(322).extracting(Item::code).doesNotHaveDuplicates();
        assertThat(Checkups.ITEMS.all())
                .filteredOn(item -> item.type() == ItemType.PQ)
                .hasSizeGreaterThan(90);
    }

    @Test
    void anItemIsAsTheMinistryStatesIt() {
        Item hbA1c = Checkups.ITEMS.find("3D046000001906202").orElseThrow();

        assertThat(hbA1c.unit()).isEqualTo("%");
        assertThat(hbA1c.method()).isEqualTo("3D04610000");
        assertThat(hbA1c.rule()).isInstanceOfSatisfying(ValueRule.Decimal.class, number -> {
            assertThat(number.digits()).isEqualTo(2);
            assertThat(number.decimals()).isEqualTo(1);
        });
        assertThat(Checkups.ITEMS.find("3D010129901926101").orElseThrow().sampling())
                .containsExactly("3", "4");
        assertThat(Checkups.ITEMS.find("3D010129901926109")).isEmpty();
        assertThat(Checkups.ITEMS.lists().codes("2202")).containsExactly("2", "3", "4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9N00100000000001,a,b,ST,9,,,,,,,,,,             | :2: item '9N00100000000001' is not 17",
                "9N001000000000001,a,b,ST,9                      | :2: a line has 15 columns",
                "9N001000000000001,,b,ST,9,,,,,,,,,,             | :2: the name is empty",
                "9N001000000000001,a,b,XX,9,,,,,,,,,,            | :2: unknown type 'XX'",
                "9N001000000000001,a,b,PQ,9,,,,,1,2,,,,          | :2: form '9' of a number",
                "9N001000000000001,a,b,PQ,NN,,,,,3,2,,,,         | :2: lowest lies above highest",
                "9N001000000000001,a,b,PQ,NN,,,,,,2,,,,          | :2: lowest '' is not a number",
                "9N001000000000001,a,b,CD,,,,9999,,,,,,,         | :2: list '9999' is not in codes.csv",
                "9N001000000000001,a,b,CD,,,,2003,1 7,,,,,,      | :2: allowed '1 7' holds a code",
                "9N001000000000001,a,b,ST,long,,,,,,,,,,         | :2: form 'long' of a text",
                "9N001000000000001,a,b,ST,9,,,,,,,9N001000000000001,,,         | :2: group and relation",
                "9N001000000000001,a,b,ST,9,,,,,,,9N001000000000001,IN,,       | :2: unknown relation 'IN'",
                "9N001000000000001,a,b,ST,9,,,,,,,9N001000000000002,COMP,,     | :2: group '9N001000000000002' is no item",
                "9N001000000000001,a,b,ST,9,,,,,,,,,9N001000000000001,         | :2: requires '9N001000000000001' is not like",
                "9N001000000000001,a,b,ST,9,,,,,,,,,9N001000000000002=1,       | :2: requires '9N001000000000002', which",
                "9N001000000000001,a,b,CD,,,,2003,,,,,,9N001000000000001=7,    | :2: requires a code that item",
                "9N001000000000001,a,b,ST,9,,,,,,,,,,5           | :2: sampling '5' holds a code",
                "9N001000000000001,a,b,ST,9,,,,,,,,,,\\n9N001000000000001,a,b,ST,9,,,,,,,,,, | :3: item '9N001000000000001' stands twice",
            })
    void aMistakeIsToldWithItsLine(String lines, String words) throws IOException {
        Files.writeString(folder.resolve("codes.csv"), CODES);
        Files.writeString(folder.resolve("items.csv"), TITLES + lines.replace("\\n", "\n"));

        assertRefused("items.csv" + words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list,code\\n                    | :1: the first line must be list,code,ja",
                "list,code,ja\\n20,1,a           | :2: list '20' is not 3 to 5 digits",
                "list,code,ja\\n2003,1,          | :2: a column is empty",
                "list,code,ja\\n2003,1,a\\n2003,1,b | :3: code '1' stands twice in list 2003",
            })
    void aMistakeInTheListsIsToldWithItsLine(String text, String words) throws IOException {
        Files.writeString(folder.resolve("codes.csv"), text.replace("\\n", "\n"));

        assertRefused("codes.csv" + words);
    }

    @Test
    void aTableThatIsNotThereIsSaidToBeSo() {
        assertRefused("codes.csv:1: cannot be read");
    }

    private void assertRefused(String words) {
        assertThatThrownBy(() -> Items.read(folder)).isInstanceOfSatisfying(HubException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID);
            assertThat(e.detail()).contains(words);
        });
    }
}

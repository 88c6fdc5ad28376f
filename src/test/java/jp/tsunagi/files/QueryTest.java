package jp.tsunagi.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from b order by a",
                "-- what ; it reads\nselect 'x; delete', \"set\" from b order by a;\n",
                "-- update\nwith c as (select 1 as a) select a from c order by a",
            })
    void takesOneStatementThatOnlyReads(String text) throws IOException {
        assertThat(Query.read(file(text), SqlPermit.NONE)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from b order by a; update b set a = 1; commit",
                "delete from b",
                "with c as (delete from b returning a) select a from c order by a",
                "call drop_everything()",
                "select a from b",
                "",
            })
    void refusesWhatWritesOrHasNoOrder(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> Query.read(file, SqlPermit.NONE))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("query.sql"), text);
    }
}

package jp.tsunagi.files;

import static jp.tsunagi.support.HubFixtureResults.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFilesTest {
    private static final String NAME = "RES_a.csv";

    @TempDir
    Path root;

    @Test
    void whatChangedAfterItWasClaimedIsNotPutAwayAndNothingOfItIsLost() throws Exception {
        try (HubFixture hub = new HubFixture(root).start()) {
            put(hub, NAME, "first\r\n");
            RunLine run = hub.take();
            FileEntry claimed = hub.bean(LinkageFiles.class).ofRun(run.id()).orElseThrow();
            Path place = hub.stored(run);
            Path inbox = put(hub, NAME, "second\r\n");

            assertThatThrownBy(() -> hub.bean(StoredFiles.class).putAway(claimed, new Source.Arrived(inbox), place))
                    .isInstanceOfSatisfying(
                            HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED));
            assertThat(inbox).hasContent("second\r\n");
            assertThat(hub.content(run)).asString().isEqualTo("first\r\n");
            assertThat(HubFixtureFiles.names(place.getParent())).hasSize(1);

            assertThat(hub.take()).extracting(RunLine::fileState).isEqualTo("HELD");
            assertThat(Files.exists(inbox)).isFalse();
        }
    }
}

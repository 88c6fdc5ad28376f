package jp.tsunagi.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jp.tsunagi.audit.journal.ConfigurationFiles;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.OwnerOnly;
import jp.tsunagi.support.DemoHub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionFolderTest {
    private static final String ROUTE = "routes/eligibility/eligibility-out.camel.yaml";

    @TempDir
    Path root;

    private Path home;
    private VersionFolder versions;

    @BeforeEach
    void set() throws IOException {
        home = DemoHub.copyOfHome(root.resolve("home"));
        versions = new VersionFolder(root.resolve("data"));
    }

    private Candidate take() {
        return versions.take(home, ConfigurationFiles.read(home));
    }

    @Test
    void a_kept_set_is_the_one_that_was_copied_whatever_is_edited_since() throws IOException {
        Candidate candidate = take();
        Files.writeString(home.resolve(ROUTE), "");
        versions.keep(candidate);
        assertThat(versions.isWhole(candidate.hash())).isTrue();
        assertThat(versions.of(candidate.hash()).resolve(ROUTE)).isNotEmptyFile();
        assertThat(OwnerOnly.FOLDER.holdsFor(versions.of(candidate.hash()))).isTrue();
        assertThat(OwnerOnly.FILE.holdsFor(versions.of(candidate.hash()).resolve(ROUTE)))
                .isTrue();
    }

    @Test
    void a_kept_set_that_somebody_has_changed_is_not_run_again() throws IOException {
        Candidate candidate = take();
        versions.keep(candidate);
        versions.ran(candidate.hash());
        assertThat(versions.last()).contains(candidate.hash());
        Files.writeString(versions.of(candidate.hash()).resolve(ROUTE), "- route:");
        assertThat(versions.last()).isEqualTo(Optional.empty());
        Candidate again = take();
        versions.keep(again);
        assertThat(versions.last()).contains(candidate.hash());
    }

    @Test
    void keys_and_what_editors_leave_do_not_belong_to_a_set() throws IOException {
        String before = take().hash();
        Files.createDirectories(home.resolve("config/keys"));
        Files.writeString(home.resolve("config/keys/screening"), "secret");
        Files.writeString(home.resolve("routes/eligibility/.eligibility-out.camel.yaml.swp"), "x");
        Files.writeString(home.resolve(ROUTE + "~"), "x");
        Candidate candidate = take();
        assertThat(candidate.hash()).isEqualTo(before);
        assertThat(candidate.folder().resolve("config/keys")).doesNotExist();
        Files.writeString(home.resolve("config/keys.yaml"), "x");
        assertThat(take().hash()).isNotEqualTo(before);
    }

    @Test
    void a_kept_set_with_a_file_beside_is_not_run_again() throws IOException {
        Candidate candidate = take();
        versions.keep(candidate);
        Path hidden = versions.of(candidate.hash()).resolve("routes/.beside.camel.yaml");
        Files.writeString(hidden, "- route:");
        assertThat(versions.isWhole(candidate.hash())).isFalse();
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> versions.whole(candidate.hash()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.ROUTE_INVALID));
        Files.delete(hidden);
        assertThat(versions.whole(candidate.hash())).isEqualTo(versions.of(candidate.hash()));
    }

    @Test
    void a_copy_that_could_not_be_finished_leaves_nothing() throws IOException {
        ConfigurationFiles files = ConfigurationFiles.read(home);
        Files.delete(home.resolve("routes/voucher/voucher-out.camel.yaml"));
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> versions.take(home, files))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED));
        assertThat(root.resolve("data/hub/versions")).isEmptyDirectory();
    }

    @Test
    void copies_that_a_crash_has_left_are_cleared_away_and_kept_sets_are_not() throws IOException {
        Candidate kept = take();
        versions.keep(kept);
        Candidate left = take();
        versions.clear();
        assertThat(left.folder()).doesNotExist();
        assertThat(versions.isWhole(kept.hash())).isTrue();
    }
}

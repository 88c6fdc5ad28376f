package jp.tsunagi.versions;

import java.nio.file.Path;
import jp.tsunagi.audit.journal.ConfigurationFiles;

/**
 * A copy of the edited set, which nobody edits.
 *
 * @param files what was copied, whatever the edited files are by now
 */
record Candidate(Path folder, ConfigurationFiles files) {
    String hash() {
        return files.version();
    }
}

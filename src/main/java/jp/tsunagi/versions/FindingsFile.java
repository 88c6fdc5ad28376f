package jp.tsunagi.versions;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Durable;
import jp.tsunagi.privacy.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with the edited set, for people and monitoring: a file that is there as long as something is. */
public final class FindingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(FindingsFile.class);

    private final Path file;

    /** @param data the hub's data folder */
    public FindingsFile(Path data) {
        this.file = data.resolve("hub/findings");
    }

    /** One finding a line; nothing when the edited set runs, or nobody has looked. */
    public List<String> read() {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** A disk that is full keeps nothing from running: the log has them, too. */
    void write(List<String> findings) {
        try {
            if (findings.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            OwnerOnly.makeFolder(file.getParent());
            Path temporary = file.resolveSibling(".findings");
            try (Writer writer = OwnerOnly.replace(temporary, StandardCharsets.UTF_8)) {
                for (String finding : findings) {
                    writer.write(finding + "\n");
                }
            }
            Durable.publish(temporary, file);
        } catch (IOException e) {
            HubException failure = unusable(e);
            LOG.error("{} {}", failure.code().code(), failure.detail());
        }
    }

    private HubException unusable(IOException failure) {
        return new HubException(
                ErrorCode.STORAGE_FAILED, file + ": " + failure.getClass().getSimpleName(), failure);
    }
}

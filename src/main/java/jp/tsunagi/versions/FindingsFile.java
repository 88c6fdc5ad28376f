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
import jp.tsunagi.privacy.OwnerOnly;

/** What is wrong with the edited set, for people and monitoring: a file that is there as long as something is. */
public final class FindingsFile {
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

    void write(List<String> findings) {
        try {
            if (findings.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            OwnerOnly.makeFolder(file.getParent());
            try (Writer writer = OwnerOnly.replace(file, StandardCharsets.UTF_8)) {
                for (String finding : findings) {
                    writer.write(finding + "\n");
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private HubException unusable(IOException failure) {
        return new HubException(
                ErrorCode.FOLDER_UNUSABLE, file + ": " + failure.getClass().getSimpleName(), failure);
    }
}

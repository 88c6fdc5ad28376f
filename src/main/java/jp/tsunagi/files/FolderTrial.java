package jp.tsunagi.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Linkage;

/** Tests a folder: it is there, and files can be put down in it. */
public final class FolderTrial implements ConnectionTrial {
    private final Path data;

    public FolderTrial(Path data) {
        this.data = data;
    }

    @Override
    public boolean tests(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Folder;
    }

    @Override
    public List<ConnectionStep> test(Linkage linkage) {
        Path folder = ((Endpoint.Folder) linkage.endpoint()).under(data);
        return new ConnectionSteps(folder.toString())
                .then("フォルダがある", "the folder is there", () -> {
                    if (!Files.isDirectory(folder)) {
                        throw new HubException(ErrorCode.FOLDER_UNUSABLE, folder + " is not there");
                    }
                })
                .then("書き込める", "it can be written", () -> write(folder))
                .taken();
    }

    // Access rights alone do not tell of read-only mounts and network shares.
    private static void write(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".tsunagi-test", null));
        } catch (IOException e) {
            throw new HubException(ErrorCode.FOLDER_UNUSABLE, folder + " cannot be written", e);
        }
    }
}

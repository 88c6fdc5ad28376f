package jp.tsunagi.privacy.log;

import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tsunagi.privacy.OwnerOnly;

/** A log file that only its owner may read, from its first line on. Rolled over, it is renamed and keeps its rights. */
public final class OwnersLogFile<E> extends RollingFileAppender<E> {
    @Override
    public void openFile(String name) throws IOException {
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            OwnerOnly.makeFolder(file.toAbsolutePath().getParent());
            OwnerOnly.create(file).close();
        }
        super.openFile(name);
    }
}

package jp.tsunagi;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import jp.tsunagi.audit.journal.JournalState;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

/**
 * Whether the hub is ready: it serves, and its evidence can be kept. Told as Spring's readiness, and by a file in the data
 * folder that is there while it holds, for a container's or a monitoring system's look.
 */
final class HubReadiness implements JournalState {
    private static final Logger LOG = LoggerFactory.getLogger(HubReadiness.class);

    private final Path file;
    private final ApplicationContext context;
    private final Set<Part> failing = EnumSet.noneOf(Part.class);
    private final boolean unattended;
    private boolean serving;

    /** @param unattended whether this process serves; the file is its own, and no command's */
    HubReadiness(Path file, ApplicationContext context, boolean unattended) {
        this.unattended = unattended;
        this.file = file;
        this.context = context;
    }

    @Override
    public synchronized void failed(Part part, HubException failure) {
        LOG.error("ALERT {} {}: {}", failure.code().code(), part, failure.detail());
        failing.add(part);
        tell();
    }

    @Override
    public synchronized void works(Part part) {
        if (failing.remove(part)) {
            LOG.info("{}: works again", part);
            tell();
        }
    }

    /** From now on the hub starts linkages by itself, or no longer. */
    synchronized void serving(boolean now) {
        serving = now;
        tell();
    }

    private void tell() {
        boolean ready = serving && failing.isEmpty();
        AvailabilityChangeEvent.publish(
                context, ready ? ReadinessState.ACCEPTING_TRAFFIC : ReadinessState.REFUSING_TRAFFIC);
        if (!unattended) {
            return;
        }
        try {
            if (ready) {
                OwnerOnly.makeFolder(file.getParent());
                try (Writer writer = OwnerOnly.replace(file, StandardCharsets.UTF_8)) {
                    writer.write("ready\n");
                }
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.error(
                    "{} {}: {}",
                    ErrorCode.STORAGE_FAILED.code(),
                    file,
                    e.getClass().getSimpleName());
        }
    }
}

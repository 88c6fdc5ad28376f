package jp.tsunagi.versions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.tsunagi.audit.journal.Acceptance;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Failures;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;

/** Starts the hub: from the edited set when that is in order, else from the one that it ran last. */
public final class Launch {
    private static final String HUB = "hub";

    private final EditedSet edited;
    private final VersionFolder versions;
    private final Starter starter;

    /** Starts a hub. */
    @FunctionalInterface
    public interface Starter {
        /**
         * Starts it.
         *
         * @param home folder of a checked set
         * @param acceptance of that set, should it be another one than before
         * @throws RuntimeException what keeps it from starting; then nothing of it runs on
         */
        ConfigurableApplicationContext start(Path home, Acceptance acceptance);
    }

    /**
     * A hub that runs.
     *
     * @param hash of the set that it runs from
     * @param edited hash of the edited set, which was looked at
     * @param findings why it does not run from that
     * @param waits whether it does not, because the edited set waits for approval
     */
    public record Launched(
            ConfigurableApplicationContext hub, String hash, String edited, SetFindings findings, boolean waits) {}

    public Launch(EditedSet edited, VersionFolder versions, Starter starter) {
        this.edited = edited;
        this.versions = versions;
        this.starter = starter;
    }

    /**
     * Starts the hub.
     *
     * @throws HubException ROUTE_INVALID with all findings, when the edited set is not in order and none ran before
     */
    public Launched start() {
        Optional<String> last = versions.last();
        String now = edited.hash();
        if (last.filter(now::equals).isPresent()) {
            return new Launched(start(now, Acceptance.by(HUB)), now, now, SetFindings.NONE, false);
        }
        Judgement judgement = edited.judge();
        if (!judgement.inOrder()) {
            return goOn(last, judgement.hash(), judgement.findings());
        }
        if (last.filter(this::requiresApproval).isPresent()) {
            ConfigurableApplicationContext hub = start(last.get(), Acceptance.by(HUB));
            if (!hub.getBean(ChangeRequests.class).mayRun(judgement.hash())) {
                return new Launched(hub, last.get(), judgement.hash(), judgement.findings(), true);
            }
            hub.close();
        }
        return take(last, judgement);
    }

    private Launched take(Optional<String> last, Judgement judgement) {
        String hash = judgement.hash();
        Acceptance acceptance = edited.changedSince(last.map(versions::of));
        try {
            return new Launched(start(hash, acceptance), hash, hash, judgement.findings(), false);
        } catch (RuntimeException e) {
            if (last.isEmpty()) {
                throw e;
            }
            return goOn(last, hash, notStarted(judgement.findings(), Failures.of(HUB, e)));
        }
    }

    private Launched goOn(Optional<String> last, String edited, SetFindings findings) {
        String hash =
                last.orElseThrow(() -> new HubException(ErrorCode.ROUTE_INVALID, String.join("\n", findings.errors())));
        Acceptance goingOn = new Acceptance(HUB, "the edited set " + edited + " cannot run");
        return new Launched(start(hash, goingOn), hash, edited, findings, false);
    }

    // As the set says that runs: no change can take itself out of it.
    private boolean requiresApproval(String hash) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(versions.of(hash).resolve("config/application.yaml")));
        return "required"
                .equalsIgnoreCase(Objects.requireNonNull(yaml.getObject()).getProperty("tsunagi.approval"));
    }

    /** Starts the hub from a set that is kept. */
    ConfigurableApplicationContext start(String hash, Acceptance acceptance) {
        ConfigurableApplicationContext hub = starter.start(versions.of(hash), acceptance);
        versions.ran(hash);
        return hub;
    }

    static SetFindings notStarted(SetFindings findings, HubException failure) {
        List<String> errors = new ArrayList<>(findings.errors());
        errors.add("the set does not start: " + failure.code().code() + " " + failure.detail());
        return new SetFindings(errors, findings.warnings());
    }
}

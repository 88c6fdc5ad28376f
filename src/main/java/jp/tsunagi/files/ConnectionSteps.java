package jp.tsunagi.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.errors.HubException;

/** Goes through the steps of a connection test; after one that fails the others are left out. */
public final class ConnectionSteps {
    private final String where;
    private final List<ConnectionStep> steps = new ArrayList<>();

    /** @param where what is tested, for failures that are not ours */
    public ConnectionSteps(String where) {
        this.where = where;
    }

    /** Something that fails by an exception. */
    public interface Trial {
        void run() throws Exception;
    }

    public ConnectionSteps then(String ja, String en, Trial trial) {
        if (steps.stream().allMatch(ConnectionStep::isInOrder)) {
            steps.add(new ConnectionStep(ja, en, failure(trial)));
        }
        return this;
    }

    private Optional<HubException> failure(Trial trial) {
        try {
            trial.run();
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(Failures.of(where, e));
        }
    }

    public List<ConnectionStep> taken() {
        return List.copyOf(steps);
    }
}

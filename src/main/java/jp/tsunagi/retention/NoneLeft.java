package jp.tsunagi.retention;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Eraser;
import jp.tsunagi.files.Places;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.register.Direction;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daily look for temporary files of transfers, which disappear when a transfer ends (S1). What a run that has ended has
 * left is erased; what belongs to an open run, or is younger than the newest run, is left alone and counted; of anything
 * else, and of what belongs to a run that has been open for more than a day, a person is told.
 */
public final class NoneLeft {
    private static final Logger LOG = LoggerFactory.getLogger(NoneLeft.class);
    private static final String PART = ".part";
    // Camel's own, of a file that it fetches from a server.
    private static final String FETCHING = ".inprogress";

    private final Register register;
    private final Runs runs;
    private final Journal journal;
    private final Eraser eraser;
    private final Places places;
    private final Path keys;
    private final Path evidence;
    private final Clock clock;

    /** @param keys the folder of the hub's keys, which may lie elsewhere, as the evidence folder may */
    public NoneLeft(
            Register register,
            Runs runs,
            Journal journal,
            Eraser eraser,
            Places places,
            Path keys,
            Path evidence,
            Clock clock) {
        this.register = register;
        this.runs = runs;
        this.journal = journal;
        this.eraser = eraser;
        this.places = places;
        this.keys = keys;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** A temporary file and the runs that may have made it; none when nothing is known of it. */
    private record Left(Path file, boolean isYoung, List<RunLine> runs) {
        State state(Instant dayAgo) {
            Optional<RunLine> open =
                    runs.stream().filter(run -> "OPEN".equals(run.state())).findFirst();
            if (open.isPresent()) {
                return open.get().openedAt().isBefore(dayAgo) ? State.TO_BE_TOLD : State.UNDER_WAY;
            }
            if (isYoung) {
                return State.UNDER_WAY;
            }
            return runs.isEmpty() ? State.TO_BE_TOLD : State.TO_BE_ERASED;
        }
    }

    private enum State {
        UNDER_WAY,
        TO_BE_ERASED,
        TO_BE_TOLD
    }

    /**
     * What a look has found.
     *
     * @param line in the words of its entry
     * @param isLeft whether something was left of which a person is told
     */
    record Found(String line, boolean isLeft) {}

    /** Looks, erases what runs that have ended left, and enters what was found. */
    Found look() {
        Attempt attempt = Attempt.begin(journal, Entry.intent(Action.NONE_LEFT, Access.LOOK_UP, Retention.SCREEN));
        try {
            Look look = new Look();
            Map<State, List<Left>> found = look.byState();
            List<Left> erased = found.getOrDefault(State.TO_BE_ERASED, List.of());
            erased.forEach(this::erase);
            int underWay = found.getOrDefault(State.UNDER_WAY, List.of()).size();
            List<Left> told = found.getOrDefault(State.TO_BE_TOLD, List.of());
            String line = (told.isEmpty() ? "none left" : "left: " + names(told))
                    + (underWay == 0 ? "" : "; " + underWay + " of runs under way")
                    + "; " + look.folders + " places looked at"
                    + (erased.isEmpty() ? "" : "; erased what ended runs had left: " + names(erased));
            if (told.isEmpty()) {
                attempt.done(entry -> entry.because(line));
            } else {
                LOG.error("ALERT temporary files are {}", line);
                attempt.failed(entry -> entry.because(line));
            }
            return new Found(line, !told.isEmpty());
        } catch (RuntimeException e) {
            attempt.failed(e);
            throw e;
        }
    }

    /** What {@link #look} would find now. */
    List<String> plan() {
        Map<State, List<Left>> found = new Look().byState();
        List<String> lines = new ArrayList<>();
        found.getOrDefault(State.TO_BE_ERASED, List.of()).forEach(left -> lines.add("erase " + places.of(left.file())));
        found.getOrDefault(State.TO_BE_TOLD, List.of()).forEach(left -> lines.add("tell of " + name(left)));
        return lines;
    }

    private void erase(Left left) {
        RunLine run = left.runs().get(0);
        eraser.erase(
                left.file(),
                Retention.SCREEN,
                entry -> entry.linkage(run.linkage())
                        .run(run.id())
                        .file(run.fileName(), null)
                        .because("left by run " + run.id() + ", " + run.state()));
    }

    private String names(List<Left> left) {
        return left.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(Left left) {
        String open = left.runs().stream()
                .filter(run -> "OPEN".equals(run.state()))
                .findFirst()
                .map(run -> " of run " + run.id() + ", OPEN for more than a day")
                .orElse("");
        return places.of(left.file()) + open;
    }

    /** The runs whose temporary file has this name: a staged, fetched or put-away file's, or a report's. */
    private List<RunLine> runs(Path temporary) {
        String name = temporary.getFileName().toString();
        if (!name.startsWith(".") || !name.endsWith(PART) || name.length() <= PART.length() + 1) {
            return temporary.startsWith(staging()) ? runs.ofReturned(name.replace(FETCHING, "")) : List.of();
        }
        String whole = name.substring(1, name.length() - PART.length());
        Matcher numbered = FileErasure.NUMBERED.matcher(whole);
        if (numbered.matches()) {
            List<RunLine> found =
                    runs.ofFile(Long.parseLong(numbered.group(1))).stream().toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        List<RunLine> reported = FileErasure.runsOfReport(whole, runs);
        return reported.isEmpty() ? runs.ofSent(whole) : reported;
    }

    private Path staging() {
        return places.dataDir().resolve("hub/staging");
    }

    /** One walk through the folders. */
    private final class Look extends SimpleFileVisitor<Path> {
        private final Instant newestStart = runs.newestStart().orElse(Instant.MIN);
        private final Map<Path, Instant> temporary = new TreeMap<>();
        private final Set<Path> inboxes = new HashSet<>();
        private final Path hub = places.dataDir().resolve("hub");
        private int folders;

        private Look() {
            Set<Path> roots = new TreeSet<>(List.of(places.dataDir(), keys, evidence));
            for (Linkage linkage : register.linkages()) {
                if (linkage.endpoint() instanceof Endpoint.Folder folder) {
                    Path path = folder.under(places.dataDir());
                    roots.add(path);
                    if (linkage.direction() == Direction.IN) {
                        inboxes.add(path);
                    }
                }
            }
            roots.removeIf(root -> !root.equals(places.dataDir()) && root.startsWith(places.dataDir()));
            roots.forEach(this::walk);
        }

        private void walk(Path root) {
            if (Files.isDirectory(root)) {
                try {
                    Files.walkFileTree(root, this);
                } catch (IOException e) {
                    throw new HubException(
                            ErrorCode.STORAGE_FAILED, root + ": " + e.getClass().getSimpleName(), e);
                }
            }
        }

        Map<State, List<Left>> byState() {
            Instant dayAgo = clock.instant().minus(Duration.ofDays(1));
            return temporary.entrySet().stream()
                    .map(file -> new Left(file.getKey(), !file.getValue().isBefore(newestStart), runs(file.getKey())))
                    .collect(Collectors.groupingBy(left -> left.state(dayAgo)));
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            // Databases and logs have temporary files of their own, which hold no transfer.
            if (folder.equals(hub.resolve("db")) || folder.equals(hub.resolve("logs"))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders++;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isTemporary(file)) {
                temporary.put(file, attributes.lastModifiedTime().toInstant());
            }
            return FileVisitResult.CONTINUE;
        }

        // What the counterpart writes in an inbox is its own, whatever its name.
        private boolean isTemporary(Path file) {
            String name = file.getFileName().toString();
            if (name.startsWith(".tsunagi-check")) {
                return true;
            }
            if (file.getParent().equals(keys) && name.startsWith(".new")) {
                return true;
            }
            if (file.startsWith(staging())) {
                return true;
            }
            return name.endsWith(PART)
                    && !inboxes.contains(file.getParent())
                    && (name.startsWith(".") || file.startsWith(hub));
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}

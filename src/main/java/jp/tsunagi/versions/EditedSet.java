package jp.tsunagi.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.tsunagi.audit.journal.Acceptance;
import jp.tsunagi.audit.journal.ConfigurationFiles;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Durable;
import jp.tsunagi.privacy.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The set that administrators edit. The hub never runs from it, but from copies that were found in order. */
public final class EditedSet {
    private static final Logger LOG = LoggerFactory.getLogger(EditedSet.class);
    private static final String NOBODY_KNOWN = "unknown";

    private final Path home;
    private final VersionFolder versions;
    private final SetCheck check;

    public EditedSet(Path home, VersionFolder versions, SetCheck check) {
        this.home = home.toAbsolutePath().normalize();
        this.versions = versions;
        this.check = check;
    }

    /** Its hash, or why it cannot be read: what tells one state of it from another. */
    String state() {
        try {
            return ConfigurationFiles.read(home).version();
        } catch (HubException e) {
            return e.detail();
        }
    }

    /**
     * Checks a copy; if that is in order, it is kept.
     *
     * @throws HubException STORAGE_FAILED when there is no room for the copy
     */
    public Judgement judge() {
        ConfigurationFiles files;
        try {
            files = ConfigurationFiles.read(home);
        } catch (HubException e) {
            return new Judgement(e.detail(), new SetFindings(List.of(e.detail()), List.of()).below(home));
        }
        Candidate candidate = versions.take(home, files);
        boolean kept = false;
        try {
            SetFindings findings = checked(candidate.folder()).below(candidate.folder());
            if (findings.inOrder()) {
                versions.keep(candidate);
                kept = true;
            }
            return new Judgement(candidate.hash(), findings);
        } finally {
            if (!kept) {
                versions.drop(candidate);
            }
        }
    }

    // Whatever is written in the files, it must not end the hub that runs.
    private SetFindings checked(Path folder) {
        try {
            return check.check(folder);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("The check ended:", e);
            return new SetFindings(
                    List.of("the set cannot be checked: " + e.getClass().getSimpleName() + "; the log tells more"),
                    List.of());
        }
    }

    /** Who has changed it, as the file system knows: the owners of the files that are others than in a version. Of the first, of all. */
    Acceptance changedSince(Optional<Path> version) {
        SortedMap<String, String> before =
                version.map(folder -> ConfigurationFiles.read(folder).files()).orElseGet(TreeMap::new);
        SortedMap<String, String> now = ConfigurationFiles.read(home).files();
        Map<String, String> all = new TreeMap<>(before);
        all.putAll(now);
        List<String> changed = new ArrayList<>();
        for (String path : all.keySet()) {
            if (!all.get(path).equals(before.get(path)) || !now.containsKey(path)) {
                changed.add(path);
            }
        }
        TreeSet<String> owners = new TreeSet<>();
        changed.forEach(path -> owners.add(owner(home.resolve(path))));
        return Acceptance.by(owners.isEmpty() ? NOBODY_KNOWN : String.join(", ", owners));
    }

    /**
     * Puts the files of a version in the place of the edited ones, each at once and whole, and removes what it has not.
     *
     * @throws HubException FOLDER_UNUSABLE
     */
    public void goBackTo(Path version) {
        SortedMap<String, String> then = ConfigurationFiles.read(version).files();
        SortedMap<String, String> now = ConfigurationFiles.read(home).files();
        try {
            for (Map.Entry<String, String> file : then.entrySet()) {
                if (!file.getValue().equals(now.get(file.getKey()))) {
                    put(version.resolve(file.getKey()), home.resolve(file.getKey()));
                }
            }
            for (String name : now.keySet()) {
                if (!then.containsKey(name)) {
                    Files.delete(home.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new HubException(
                    ErrorCode.FOLDER_UNUSABLE, home + ": " + e.getClass().getSimpleName(), e);
        }
    }

    // The file keeps its rights: other people edit it, too.
    private static void put(Path source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Files.write(temporary, Files.readAllBytes(source));
            if (Files.exists(target) && OwnerOnly.posix()) {
                Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
            }
            Durable.force(temporary);
            Durable.publish(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    // Of a file that was removed: whose the folder is.
    private static String owner(Path path) {
        Path known = path;
        while (!Files.exists(known)) {
            known = known.getParent();
        }
        try {
            return "operator " + Files.getOwner(known).getName();
        } catch (IOException e) {
            return NOBODY_KNOWN;
        }
    }
}

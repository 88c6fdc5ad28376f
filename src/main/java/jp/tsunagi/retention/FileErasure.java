package jp.tsunagi.retention;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Eraser;
import jp.tsunagi.files.ExclusionReport;
import jp.tsunagi.files.Hashes;
import jp.tsunagi.files.Places;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;

/**
 * Erases archived files and reports when the retention of their linkage is over; of a linkage that is no longer in the
 * register, when the longest one is. A held file waits for a person, however long.
 */
public final class FileErasure {
    private static final String RECONCILIATION = ".reconciliation.csv";
    private static final Pattern OF_RUN = Pattern.compile(".*-([0-9]{1,18})");
    /** What the hub puts away begins with the file's number in the ledger. */
    static final Pattern NUMBERED = Pattern.compile("([0-9]{1,18})-.*", Pattern.DOTALL);

    private final Register register;
    private final Runs runs;
    private final Eraser eraser;
    private final Places places;
    private final Clock clock;

    public FileErasure(Register register, Runs runs, Eraser eraser, Places places, Clock clock) {
        this.register = register;
        this.runs = runs;
        this.eraser = eraser;
        this.places = places;
        this.clock = clock;
    }

    /**
     * A file whose time is over.
     *
     * @param name as the ledger has it
     */
    private record Due(Path file, String linkage, Period retention, Long run, String name, String sha256) {}

    /** Erases what is due. */
    List<String> erase() {
        List<String> lines = new ArrayList<>();
        for (Due due : due()) {
            eraser.erase(
                    due.file(),
                    Retention.SCREEN,
                    entry -> entry.linkage(due.linkage())
                            .run(due.run())
                            .file(due.name(), due.sha256())
                            .because("retention " + due.retention().getYears() + " years"));
            lines.add("erased " + places.of(due.file()));
        }
        days().filter(day -> isOver(day.date(), day.retention())).forEach(day -> removeEmpty(day.folder()));
        return lines;
    }

    /** What {@link #erase} would erase now. */
    List<String> plan() {
        return due().stream().map(due -> "erase " + places.of(due.file())).toList();
    }

    private List<Due> due() {
        List<Due> due = new ArrayList<>();
        days().filter(day -> isOver(day.date(), day.retention()))
                .forEach(day -> list(day.folder()).forEach(file -> due.add(archived(day, file))));
        list(reports()).forEach(file -> report(file).ifPresent(due::add));
        return due;
    }

    /** A day's folder of the archive. */
    private record Day(Path folder, String linkage, Period retention, LocalDate date) {}

    private Stream<Day> days() {
        return list(places.dataDir().resolve("hub/archive")).stream()
                .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                .flatMap(folder -> list(folder).stream())
                .flatMap(folder -> day(folder).stream());
    }

    private Optional<Day> day(Path folder) {
        String linkage = folder.getParent().getFileName().toString();
        try {
            LocalDate date = LocalDate.parse(folder.getFileName().toString(), DateTimeFormatter.BASIC_ISO_DATE);
            return Optional.of(new Day(folder, linkage, retention(linkage), date));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Due archived(Day day, Path file) {
        Matcher name = NUMBERED.matcher(file.getFileName().toString());
        Optional<RunLine> run = name.matches() ? runs.ofFile(Long.parseLong(name.group(1))) : Optional.empty();
        return new Due(
                file,
                day.linkage(),
                day.retention(),
                run.map(RunLine::id).orElse(null),
                run.map(RunLine::fileName).orElse(file.getFileName().toString()),
                run.map(RunLine::sha256).orElse(null));
    }

    private Optional<Due> report(Path file) {
        String name = file.getFileName().toString();
        return runsOfReport(name, runs).stream()
                .findFirst()
                .filter(run -> isOver(run.businessDate(), retention(run.linkage())))
                .map(run -> new Due(file, run.linkage(), retention(run.linkage()), run.id(), name, hash(file)));
    }

    /** The runs that a report is about, by its name; empty when it is none. */
    static List<RunLine> runsOfReport(String name, Runs runs) {
        if (name.endsWith(RECONCILIATION)) {
            return runs.ofSent(name.substring(0, name.length() - RECONCILIATION.length()));
        }
        if (!name.endsWith(ExclusionReport.SUFFIX)) {
            return List.of();
        }
        String about = name.substring(0, name.length() - ExclusionReport.SUFFIX.length());
        Matcher run = OF_RUN.matcher(about);
        return run.matches() ? runs.find(Long.parseLong(run.group(1))).stream().toList() : runs.ofSent(about);
    }

    private Period retention(String linkage) {
        return register.find(linkage).map(Linkage::retention).orElseGet(() -> Retention.longest(register));
    }

    private boolean isOver(LocalDate date, Period retention) {
        return date.isBefore(Retention.keptFrom(LocalDate.now(clock), retention));
    }

    private Path reports() {
        return places.dataDir().resolve("hub/reports");
    }

    private static void removeEmpty(Path folder) {
        if (!list(folder).isEmpty()) {
            return;
        }
        try {
            Files.delete(folder);
            try (FileChannel channel = FileChannel.open(folder.getParent(), StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static String hash(Path file) {
        try {
            return Hashes.of(file);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static HubException failed(Path path, IOException e) {
        return new HubException(
                ErrorCode.STORAGE_FAILED, path + ": " + e.getClass().getSimpleName(), e);
    }
}

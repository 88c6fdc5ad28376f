package jp.tsunagi.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The tables in {@code mappings/characters}: twins, 縮退, kana, the 外字 of each source system, and the National Tax
 * Agency's JIS縮退マップ if the municipality has put it there.
 */
public final class CharacterTables {
    private static final String GAIJI = "gaiji-";
    private static final String CSV = ".csv";

    private final Path folder;
    private final Map<String, String> reductions;
    private final SortedMap<String, Map<String, String>> gaiji;
    private final Kana kana;
    private final boolean taxAgencyMap;

    private CharacterTables(Path folder) {
        this.folder = folder;
        Path map = folder.resolve(TaxAgencyMap.FILE);
        taxAgencyMap = Files.exists(map);
        // The later tables win: the municipality's own 縮退 stands above the agency's.
        reductions = new HashMap<>(taxAgencyMap ? TaxAgencyMap.load(map) : Map.of());
        reductions.putAll(CharacterTable.load(folder.resolve("reduction.csv"), CharacterTable.Kind.REDUCTION));
        reductions.putAll(CharacterTable.load(folder.resolve("twins-ms932.csv"), CharacterTable.Kind.TWINS));
        kana = new Kana(CharacterTable.load(folder.resolve("kana.csv"), CharacterTable.Kind.KANA));
        gaiji = gaiji(folder);
    }

    /**
     * Reads all tables of a folder.
     *
     * @throws HubException MAPPING_INVALID with file, line and how to mend it
     */
    public static CharacterTables load(Path folder) {
        return new CharacterTables(folder);
    }

    /**
     * What converts the texts of a source system for a target. Costs tens of milliseconds: made once, used for every run.
     *
     * @param sourceSystem the system of {@code gaiji-<system>.csv}
     * @throws HubException MAPPING_INVALID if the system has no such table
     */
    public Characters characters(String sourceSystem, CharacterProfile target) {
        Map<String, String> meanings = gaiji.get(sourceSystem);
        if (meanings == null) {
            throw new HubException(
                    ErrorCode.MAPPING_INVALID,
                    folder.resolve(GAIJI + sourceSystem + CSV)
                            + " is missing; a system without 外字 has one with the heading only. There are: "
                            + gaiji.keySet());
        }
        return new Characters(target, meanings, reductions);
    }

    /** Kana between half width and full width, with the replacements of {@code kana.csv}. */
    public Kana kana() {
        return kana;
    }

    /** The systems that have a table of 外字. */
    public SortedSet<String> sourceSystems() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(gaiji.keySet()));
    }

    /** What is missing, where it is published and what happens without it; empty if the JIS縮退マップ was read. */
    public Optional<String> notice() {
        return taxAgencyMap
                ? Optional.empty()
                : Optional.of(folder.resolve(TaxAgencyMap.FILE) + " is not there. " + TaxAgencyMap.PUBLISHER
                        + ". Without it only the characters of reduction.csv are reduced for targets limited to JIS X 0208"
                        + " or windows-31j; records with any other go to quarantine with their code point.");
    }

    private static SortedMap<String, Map<String, String>> gaiji(Path folder) {
        SortedMap<String, Map<String, String>> tables = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, GAIJI + "*" + CSV)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String system = name.substring(GAIJI.length(), name.length() - CSV.length());
                tables.put(system, CharacterTable.load(file, CharacterTable.Kind.GAIJI));
            }
        } catch (NotDirectoryException | NoSuchFileException e) {
            throw new HubException(ErrorCode.MAPPING_INVALID, folder + " is no folder", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }
}

package jp.tsunagi.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.time.LocalDate;
import java.util.Map;
import jp.tsunagi.bench.Databases;
import jp.tsunagi.bench.Figures;
import jp.tsunagi.eligibility.EligibilityCheck;
import jp.tsunagi.eligibility.EligibilityRecord;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.layout.RecordWriter;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.quarantine.RecordCheck;
import jp.tsunagi.register.Encryption;
import jp.tsunagi.text.CharacterProfile;
import jp.tsunagi.text.CharacterTables;
import jp.tsunagi.text.Characters;
import org.postgresql.ds.PGSimpleDataSource;

/** The hub's own parts without its routes, ledger and trace: rows, all checks, codec, staged file with its hash, forced. */
public final class BareExport {
    private BareExport() {}

    public static void measure(Figures figures) throws Exception {
        Path file = Databases.folder().resolve("bare.csv");
        PGSimpleDataSource welfare = Databases.welfare();
        Query query = Query.read(Path.of("mappings/eligibility/eligibility-out.sql"), new SqlPermit(Set.of(), Set.of()));
        CharacterTables tables = CharacterTables.load(Path.of("mappings/characters"));
        Characters utf8 = tables.characters("welfare", CharacterProfile.of(StandardCharsets.UTF_8.name()));
        EligibilityCheck check = new EligibilityCheck(charset -> utf8);
        figures.measure("bare", () -> run(welfare, query, check, file));
        Files.delete(file);
    }

    private static void run(PGSimpleDataSource welfare, Query query, EligibilityCheck check, Path file) {
        RecordCheck.Sending sending =
                new RecordCheck.Sending(LocalDate.of(2026, 11, 20), StandardCharsets.UTF_8);
        RecordWriter<EligibilityRecord> lines = Layout.of(EligibilityRecord.class).writer();
        try (RowCursor<EligibilityRecord> rows =
                        RowCursor.open(welfare, query, Map.of(), "eligibility-out.sql", Layout.of(EligibilityRecord.class));
                StagedFile staged = StagedFile.create(file, new Encryption.None())) {
            while (rows.hasNext()) {
                for (EligibilityRecord record : rows.next().records()) {
                    if (check.check(record, sending).isEmpty()) {
                        record.sentAs(RunKind.FULL, Change.NEW);
                        lines.write(record);
                    }
                    record.wipe();
                }
                staged.append(lines.take());
            }
            staged.seal();
        }
    }
}

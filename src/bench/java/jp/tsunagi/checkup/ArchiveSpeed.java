package jp.tsunagi.checkup;

import com.sun.management.OperatingSystemMXBean;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.tsunagi.bench.Figures;
import jp.tsunagi.checkup.index.Index;
import jp.tsunagi.numbers.RecipientNumber;
import jp.tsunagi.quarantine.RecordCheck;

/**
 * From rows to the sealed archive, as {@code checkup-out} makes it: records checked, documents made by JAXB, checked,
 * compressed and appended, forced to the disk. Against it {@code zip -6} of the same documents, which lie on the disk already.
 */
public final class ArchiveSpeed {
    // As many as the hub reads at once.
    private static final int BATCH = 1000;
    private static final int DIFFERENT = 2000;
    private static final int LEVEL = 6;
    private static final double NANOS = 1e9;
    private static final double TICKS = 100;

    private final Path folder;
    private final int documents;
    private final RecordCheck<CheckupRecord> check;
    private final Xml<Index> indexes = Xml.ofIndexes();
    private final List<CheckupRecord> rows =
            IntStream.rangeClosed(1, DIFFERENT).mapToObj(Checkups::record).toList();

    private ArchiveSpeed(Path folder, int documents, Optional<Schemas> schemas) {
        this.folder = folder;
        this.documents = documents;
        this.check = Checkups.check(schemas);
    }

    /** @param validated whether each document is held against the official schemas, too */
    public static void measure(Figures figures, Path folder, int documents, boolean validated) throws Exception {
        Optional<Schemas> schemas = validated ? Schemas.load(Checkups.schemaFolder()) : Optional.empty();
        ArchiveSpeed speed = new ArchiveSpeed(folder, documents, schemas);
        String name = validated ? "archive-validated" : "archive";
        List<Double> cpu = new ArrayList<>();
        figures.measure(name, () -> cpu.add(cpu(speed::make)));
        figures.put(name + ".cpu", last(cpu));
        figures.put(name + ".documents", documents);
        if (!validated) {
            speed.lay();
            boolean program = Files.isExecutable(Path.of("/usr/bin/zip"));
            List<Double> zipCpu = new ArrayList<>();
            figures.measure("zip", () -> zipCpu.add(program ? speed.zipProgram() : cpu(speed::zipJava)));
            figures.put("zip.cpu", last(zipCpu));
            figures.put("zip.program", program ? 1 : 0);
            figures.put("zip.bytes", (double) Files.size(folder.resolve("zip.zip")));
            figures.put(name + ".bytes", (double) Files.size(folder.resolve("archive.zip")));
        }
    }

    /** Without the run that warms up. */
    private static double[] last(List<Double> all) {
        return all.stream().skip(1).mapToDouble(Double::doubleValue).toArray();
    }

    /** Processor seconds of this process, of all its threads. */
    private static double cpu(Figures.Work work) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        work.run();
        return (system.getProcessCpuTime() - before) / NANOS;
    }

    private void make() throws IOException, NoSuchAlgorithmException {
        CheckupArchive archive = new CheckupArchive(Checkups.NAME, Checkups.SETTINGS, Optional.empty(), indexes);
        try (FileOutputStream file = new FileOutputStream(folder.resolve("archive.zip").toFile())) {
            // The hub hashes what it writes.
            OutputStream hashed = new DigestOutputStream(file, MessageDigest.getInstance("SHA-256"));
            for (int first = 0; first < documents; first += BATCH) {
                hashed.write(archive.add(batch(first)));
            }
            hashed.write(archive.finish(indexes.write(archive.index())));
            file.getFD().sync();
        }
    }

    private List<MadeDocument> batch(int first) {
        List<CheckupRecord> records = IntStream.range(first, Math.min(documents, first + BATCH))
                .mapToObj(this::row)
                .toList();
        for (var findings : check.checkAll(records, Checkups.SENDING)) {
            if (!findings.isEmpty()) {
                throw new IllegalStateException(findings.toString());
            }
        }
        return records.stream().map(CheckupRecord::document).toList();
    }

    /** The record of a row, as the cursor makes it. */
    private CheckupRecord row(int serial) {
        CheckupRecord row = rows.get(serial % DIFFERENT);
        CheckupRecord record = new CheckupRecord();
        record.setInsurerNumber(row.getInsurerNumber());
        record.setInsuredIdentificationNumber(RecipientNumber.withCheckDigit(1 + serial));
        record.setInsuredBranchNumber(row.getInsuredBranchNumber());
        record.setCheckedOn(row.getCheckedOn());
        record.setNameKana(row.getNameKana());
        record.setSex(row.getSex());
        record.setBirthdate(row.getBirthdate());
        record.setPostNumber(row.getPostNumber());
        record.setAddress(row.getAddress());
        record.setInstitutionCode(row.getInstitutionCode());
        record.setInstitutionName(row.getInstitutionName());
        record.setInstitutionTelephone(row.getInstitutionTelephone());
        record.setInstitutionPostNumber(row.getInstitutionPostNumber());
        record.setInstitutionAddress(row.getInstitutionAddress());
        record.setResults(row.getResults());
        record.setResidentNumber(row.getResidentNumber());
        return record;
    }

    /** Lays the documents down, named as in the archive. */
    private void lay() throws IOException {
        Files.createDirectories(folder.resolve("documents/" + Checkups.NAME.root() + "DATA"));
        int serial = 0;
        for (int first = 0; first < documents; first += BATCH) {
            for (MadeDocument document : batch(first)) {
                serial++;
                String path = Checkups.NAME.document(Checkups.SETTINGS.makingOrganization().code(), serial);
                Files.write(folder.resolve("documents").resolve(path), document.bytes());
            }
        }
    }

    /** @return processor seconds of the program */
    private double zipProgram() throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("zip.zip"));
        double before = childrenCpu();
        Process zip = new ProcessBuilder("/usr/bin/zip", "-6", "-r", "-q", "../zip.zip", ".")
                .directory(folder.resolve("documents").toFile())
                .inheritIO()
                .start();
        if (zip.waitFor() != 0) {
            throw new IllegalStateException("zip failed");
        }
        return childrenCpu() - before;
    }

    /** User and system time of the processes that this one has waited for; nothing where there is no {@code /proc}. */
    private static double childrenCpu() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String[] words = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ");
        return (Long.parseLong(words[13]) + Long.parseLong(words[14])) / TICKS;
    }

    private void zipJava() throws IOException {
        Path root = folder.resolve("documents");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("zip.zip")));
                var files = Files.walk(root)) {
            zip.setLevel(LEVEL);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}

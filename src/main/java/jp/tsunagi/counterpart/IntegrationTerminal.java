package jp.tsunagi.counterpart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.counterpart.BatchPlan.Checked;

/**
 * Plays 統合専用端末 with the systems behind it: 医療保険者等向け中間サーバー等 ({@link ConsignmentPartition}) and
 * オンライン資格確認等システム ({@link VerificationStore}). Written against the interface page alone and strict: what the page does not
 * allow is refused or rejected with the page's codes.
 *
 * <p>A file's reception is recorded first. Whatever ends the process, the next {@link #collect()} goes on where the last
 * one stood, under the same reception number and time, and the result file has the same bytes.
 */
public final class IntegrationTerminal implements AutoCloseable {
    private static final int BATCH = 1000;

    private final DropFolder drop;
    private final Path inbox;
    private final TerminalSettings settings;
    private final ConsignmentPartition partition;
    private final VerificationStore verification;

    /**
     * @param drop where the municipality publishes
     * @param inbox where the result files are put
     * @param store folder of the terminal's own databases; one terminal at a time
     * @param clock time and zone of the receptions
     * @throws UncheckedIOException when a folder cannot be made
     * @throws StoreException when a database cannot be opened
     */
    public IntegrationTerminal(Path drop, Path inbox, Path store, Clock clock, TerminalSettings settings) {
        try {
            this.drop = new DropFolder(Files.createDirectories(drop), settings);
            this.inbox = Files.createDirectories(inbox);
            Files.createDirectories(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.settings = settings;
        this.partition = new ConsignmentPartition(store, clock);
        this.verification = new VerificationStore(store);
    }

    /**
     * Takes every complete file of the drop folder, in the order of names. A file whose name has a result waiting in the inbox
     * stays until that is fetched: no answer replaces another.
     *
     * @return how many files were answered
     * @throws UncheckedIOException when a folder fails; the file in hand is taken up again by the next call
     * @throws StoreException when a database fails; likewise
     */
    public synchronized int collect() {
        partition.receptions().answered().forEach(this::close);
        int answered = 0;
        for (String name : drop.ready()) {
            answered += take(name) ? 1 : 0;
        }
        return answered;
    }

    public ConsignmentPartition partition() {
        return partition;
    }

    public VerificationStore verification() {
        return verification;
    }

    /**
     * What became of the last file of this name.
     *
     * @param fileName without the ending of an encrypted file
     */
    public Optional<FileOutcome> lastOutcome(String fileName) {
        return partition.receptions().outcome(fileName);
    }

    private boolean take(String name) {
        String plainName = DropFolder.plainName(name);
        ResultFile result = new ResultFile(inbox, settings, plainName);
        boolean known = partition.receptions().outcome(plainName).isPresent();
        if (known && result.waits()) {
            return false;
        }
        Reception reception = partition.receptions().open(plainName, name);
        Optional<Refusal> refusal = reception.repeated() ? Optional.of(Refusal.F004) : process(reception);
        result.publish(reception, refusal, partition.history());
        partition.receptions().answered(reception, refusal);
        close(reception);
        return true;
    }

    /** Reads the whole file once before the first record takes effect. */
    private Optional<Refusal> process(Reception reception) {
        try {
            readThrough(reception);
            register(reception);
            return Optional.empty();
        } catch (FileRefused e) {
            return Optional.of(e.refusal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readThrough(Reception reception) throws IOException, FileRefused {
        try (EligibilityFile file = drop.open(reception.sentAs())) {
            while (file.next().isPresent()) {
                // The reader judges.
            }
        }
    }

    private void register(Reception reception) throws IOException, FileRefused {
        int done = partition.history().last(reception);
        try (EligibilityFile file = drop.open(reception.sentAs())) {
            boolean initialLoad = file.processingType().equals("01");
            RecordCheck check = new RecordCheck(settings.knownPayers(), file.processingType());
            List<Checked> batch = new ArrayList<>(BATCH);
            for (Optional<SentRecord> next = file.next(); next.isPresent(); next = file.next()) {
                SentRecord record = next.get();
                if (record.detailNumber() > done) {
                    batch.add(new Checked(record, check.check(record)));
                }
                if (batch.size() == BATCH) {
                    partition.register(reception, initialLoad, batch, verification);
                    batch.clear();
                }
            }
            partition.register(reception, initialLoad, batch, verification);
        }
    }

    private void close(Reception reception) {
        drop.fetch(reception);
        partition.receptions().closed(reception);
    }

    @Override
    public void close() {
        try {
            partition.close();
        } finally {
            verification.close();
        }
    }
}

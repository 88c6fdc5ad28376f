package jp.tsunagi.counterpart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tsunagi.counterpart.Batch.Checked;

/**
 * Plays 統合専用端末 with the systems behind it: 医療保険者等向け中間サーバー等 ({@link ConsignmentPartition}) and
 * オンライン資格確認等システム ({@link VerificationStore}). Written against the interface page alone and strict: what the page does not
 * allow is refused or rejected with the page's codes.
 *
 * <p>A file's reception is recorded first. Whatever ends the process, the next {@link #collect()} goes on where the last
 * one stood, under the same reception number and time, and the result file has the same bytes. A file that is handed over
 * is finished likewise by the next call.
 */
public final class IntegrationTerminal implements AutoCloseable {
    private static final int BATCH = 1000;

    private final TerminalSite site;
    private final TerminalSettings settings;
    private final Map<RecordKind, DropFolder> drops = new EnumMap<>(RecordKind.class);
    private final VerificationStore verification;
    private final ConsignmentPartition partition;

    /**
     * @param drop where the municipality publishes 資格情報; 医療券・調剤券情報 in {@code voucher-out} beside it
     * @param inbox where the result files are put; what is handed over in {@code branch-number-in} and
     *     {@code usage-log-in} beside it
     * @param store folder of the terminal's own databases; one terminal at a time
     * @param clock time and zone of the receptions
     * @throws UncheckedIOException when a folder cannot be made
     * @throws StoreException when a database cannot be opened
     */
    public IntegrationTerminal(Path drop, Path inbox, Path store, Clock clock, TerminalSettings settings) {
        this(TerminalSite.beside(drop, inbox, store), clock, settings);
    }

    /**
     * @param clock time and zone (Japan's) of the receptions, questions and files
     * @throws UncheckedIOException when a folder cannot be made
     * @throws StoreException when a database cannot be opened
     */
    public IntegrationTerminal(TerminalSite site, Clock clock, TerminalSettings settings) {
        try {
            site.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.site = site;
        this.settings = settings;
        for (RecordKind kind : RecordKind.values()) {
            drops.put(kind, new DropFolder(site.drop(kind), kind, settings));
        }
        this.verification = new VerificationStore(site.store(), clock, settings);
        this.partition = new ConsignmentPartition(site.store(), clock, settings, verification);
    }

    /**
     * Takes every complete file of the drop folders, 資格情報 first, each folder in the order of names. A file whose name has a
     * result waiting in the inbox stays until that is fetched: no answer replaces another.
     *
     * @return how many files were answered
     * @throws UncheckedIOException when a folder fails; the file in hand is taken up again by the next call
     * @throws StoreException when a database fails; likewise
     */
    public synchronized int collect() {
        partition.receptions().answered().forEach(this::close);
        int answered = 0;
        for (RecordKind kind : RecordKind.values()) {
            for (String name : drops.get(kind).ready()) {
                answered += take(kind, name) ? 1 : 0;
            }
        }
        return answered;
    }

    /**
     * Hands over the 被保険者枝番 given since the last time, in a {@code BRN_} file; no file when there are none.
     *
     * @return how many numbers
     * @throws UncheckedIOException when the folder fails; the file is finished by the next call
     * @throws StoreException when a database fails; likewise
     */
    public synchronized int handOverBranchNumbers() {
        return handOver(partition.branchNumbers(), site.branchNumberInbox());
    }

    /**
     * Hands over all 資格確認実績 since the last time, in a {@code LOG_} file; no file when nobody asked.
     *
     * @return how many
     * @throws UncheckedIOException when the folder fails; the file is finished by the next call
     * @throws StoreException when a database fails; likewise
     */
    public synchronized int handOverUsageLog() {
        return handOver(verification.usageLog(), site.usageLogInbox());
    }

    /** Those who ask the eligibility verification store. */
    public Hospitals hospitals() {
        return verification.hospitals();
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

    private int handOver(DeliverySource source, Path inbox) {
        Optional<Delivery> next = source.open();
        if (next.isEmpty()) {
            return 0;
        }
        Delivery delivery = next.get();
        DeliveryFile file = new DeliveryFile(delivery, source, settings);
        new PublishedFile(inbox, delivery.fileName(), settings).publish(file::write);
        source.published(delivery);
        return file.count();
    }

    private boolean take(RecordKind kind, String name) {
        String plainName = DropFolder.plainName(name);
        ResultFile result = new ResultFile(site.resultInbox(), settings, plainName);
        boolean known = partition.receptions().outcome(plainName).isPresent();
        if (known && result.waits()) {
            return false;
        }
        Reception reception = partition.receptions().open(kind, plainName, name);
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
        try (SentFile file = open(reception)) {
            while (file.next().isPresent()) {
                // The reader judges.
            }
        }
    }

    private SentFile open(Reception reception) throws IOException, FileRefused {
        return drops.get(reception.kind()).open(reception.sentAs());
    }

    private void register(Reception reception) throws IOException, FileRefused {
        int done = partition.history().last(reception);
        try (SentFile file = open(reception)) {
            boolean initialLoad = file.processingType().equals("01");
            RecordCheck check = new RecordCheck(settings, reception.kind(), file.processingType());
            List<Checked> batch = new ArrayList<>(BATCH);
            for (Optional<SentRecord> next = file.next(); next.isPresent(); next = file.next()) {
                SentRecord record = next.get();
                if (record.detailNumber() > done) {
                    batch.add(new Checked(record, check.check(record)));
                }
                if (batch.size() == BATCH) {
                    partition.register(new Batch(reception, initialLoad, batch));
                    batch.clear();
                }
            }
            partition.register(new Batch(reception, initialLoad, batch));
        }
    }

    private void close(Reception reception) {
        drops.get(reception.kind()).fetch(reception);
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

package jp.tsunagi.counterpart.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.tsunagi.counterpart.EmbeddedStore;
import jp.tsunagi.counterpart.FileOutcome;
import jp.tsunagi.counterpart.StoreException;
import jp.tsunagi.counterpart.desk.Arrivals;
import jp.tsunagi.counterpart.desk.Receipt;
import jp.tsunagi.counterpart.desk.ReceptionDesk;
import jp.tsunagi.counterpart.desk.ResultFolder;
import jp.tsunagi.counterpart.screening.DocumentStore.Counts;

/**
 * Plays 特定健診等データ収集システム: an SFTP server with {@code /upload} and {@code /results}, reachable from this machine alone, and
 * what stands behind it. Strict: what the interface page and the published format do not allow is refused or rejected
 * with the page's codes.
 *
 * <p>An archive's reception is recorded first, and all of an archive takes effect in one transaction. Whatever ends the process, the
 * next {@link #collect()} goes on where the last one stood, under the same reception number and time, and the result file
 * has the same bytes.
 */
public final class ScreeningCollectionSystem implements AutoCloseable {
    private static final String USER = "tsunagi";

    private final Arrivals upload;
    private final Path results;
    private final ResultFolder answers;
    private final EmbeddedStore store;
    private final ReceptionDesk desk;
    private final DocumentStore documents;
    private final Optional<Schemas> schemas;
    private final SftpSite site;
    private final ScreeningBehaviour behaviour;

    /**
     * Opens the store and starts the server.
     *
     * @param folder of its own: {@code sftp} (what the user sees), {@code archives}, keys, known hosts and the store; one system at a
     *     time
     * @param port of the server; 0: any that is free
     * @param clock time and zone of the receptions
     * @param schemas folder of the official schemas; with it every document and the index are validated, and an archive needs its
     *     complete {@code XSD} folder
     * @throws UncheckedIOException when a folder cannot be made or the server not started
     * @throws IllegalArgumentException when the schemas are not complete
     */
    public ScreeningCollectionSystem(Path folder, int port, Clock clock, Optional<Path> schemas) {
        this(folder, port, clock, schemas, ScreeningBehaviour.none());
    }

    /**
     * One that does odd things.
     *
     * @see #ScreeningCollectionSystem(Path, int, Clock, Optional)
     */
    public ScreeningCollectionSystem(
            Path folder, int port, Clock clock, Optional<Path> schemas, ScreeningBehaviour behaviour) {
        this.behaviour = behaviour;
        this.schemas = schemas.map(Schemas::load);
        Path root = folder.toAbsolutePath().resolve("sftp");
        try {
            this.upload = new Arrivals(
                    Files.createDirectories(root.resolve("upload")),
                    Files.createDirectories(folder.resolve("archives")));
            this.results = Files.createDirectories(root.resolve("results"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answers = new ResultFolder(results);
        this.store = new EmbeddedStore(folder, "screening");
        this.desk = new ReceptionDesk(store::transaction, clock, "KSN");
        this.documents = new DocumentStore(store::transaction);
        this.site = new SftpSite(folder, root, USER, port);
        site.start();
    }

    /**
     * Takes every archive of {@code /upload}, in the order of names: files whose names end in {@code .zip}, as an upload under way has
     * another name. An archive whose name has a result waiting stays until that is fetched: no answer replaces another.
     *
     * @return how many archives were answered
     * @throws UncheckedIOException when a folder fails; the archive in hand is taken up again by the next call
     * @throws StoreException when the database fails; likewise
     */
    public synchronized int collect() {
        desk.answered().forEach(this::close);
        int answered = 0;
        for (String name : upload.names(name -> name.endsWith(".zip"))) {
            answered += take(name) ? 1 : 0;
        }
        return answered;
    }

    /** What became of the last archive of this name. */
    public Optional<FileOutcome> lastOutcome(String archiveName) {
        return desk.outcome(archiveName);
    }

    /** Documents held; one a person and day. */
    public int count() {
        return documents.count();
    }

    /** Documents held of one person, the newest check first. */
    public List<RegisteredDocument> documents(String insurerNumber, String recipientNumber) {
        return documents.of(insurerNumber, recipientNumber);
    }

    /** The document's bytes, from the archive in which it came. */
    public byte[] content(RegisteredDocument document) {
        // Only the first archive of a name has documents that were accepted.
        Path file = upload.kept(document.archiveName());
        try (Archive archive = Archive.open(file, document.archiveName())) {
            return archive.content(document.documentName()).orElseThrow();
        } catch (ArchiveRefused e) {
            throw new IllegalStateException("an archive that was taken has changed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code /upload} as its owner sees it. */
    public Path upload() {
        return upload.folder();
    }

    /** {@code /results} as its owner sees it. */
    public Path results() {
        return results;
    }

    public int port() {
        return site.port();
    }

    /** Who may log in, by key only. */
    public String user() {
        return USER;
    }

    /** The user's private key, in OpenSSH's form, without a passphrase. */
    public Path privateKey() {
        return site.privateKey();
    }

    /** Known hosts with the server's key, for {@code 127.0.0.1} and {@code localhost}; written anew at each start. */
    public Path knownHosts() {
        return site.knownHosts();
    }

    /** Takes the server down; {@link #collect()} still works. */
    public void stop() {
        site.stop();
    }

    /** Brings the server up again, on the same port. */
    public void start() {
        site.start();
    }

    private boolean take(String name) {
        boolean known = desk.outcome(name).isPresent();
        if (known && answers.waits(name)) {
            return false;
        }
        Receipt receipt = desk.open(name);
        if (receipt.state() == Receipt.State.RECEIVED) {
            receipt = receipt.repeated() ? desk.refused(receipt, ArchiveRejection.Z004.name()) : process(receipt);
        }
        Receipt judged = receipt;
        answers.publish(judged, lines -> tell(judged, lines));
        desk.moveTo(Receipt.State.ANSWERED, judged);
        close(judged);
        return true;
    }

    /** Unpacks the whole archive once before the first document takes effect. */
    private Receipt process(Receipt receipt) {
        String name = receipt.fileName();
        try (Archive archive = Archive.open(upload.file(name), name)) {
            archive.check(schemas);
            return store.transaction(connection -> register(connection, receipt, archive));
        } catch (ArchiveRefused e) {
            return desk.refused(receipt, e.rejection().name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Receipt register(Connection connection, Receipt receipt, Archive archive) throws SQLException {
        DocumentJudge judge = new DocumentJudge(schemas, behaviour.unknownPeople());
        try (DocumentStore.Writer writer = new DocumentStore.Writer(connection, receipt)) {
            archive.forEach((name, content) -> writer.add(judge.judge(name, content)));
            writer.flush();
        } catch (ArchiveRefused e) {
            throw new IllegalStateException("the archive has changed since it was unpacked", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Counts counts = DocumentStore.register(connection, receipt);
        return desk.judged(connection, receipt, Optional.empty(), counts.accepted(), counts.rejected());
    }

    private void tell(Receipt receipt, Consumer<ResultFolder.Answer> lines) {
        int last = 0;
        List<Judgement> page = documents.after(receipt, last);
        while (!page.isEmpty()) {
            for (Judgement judgement : page) {
                if (judgement.key().filter(behaviour.unanswered()::contains).isEmpty()) {
                    lines.accept(judgement.line());
                }
                last = judgement.serial();
            }
            page = documents.after(receipt, last);
        }
    }

    private void close(Receipt receipt) {
        upload.keep(receipt);
        desk.moveTo(Receipt.State.CLOSED, receipt);
    }

    @Override
    public void close() {
        try {
            site.close();
        } finally {
            store.close();
        }
    }
}

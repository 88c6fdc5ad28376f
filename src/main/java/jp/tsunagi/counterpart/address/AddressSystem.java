package jp.tsunagi.counterpart.address;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import jp.tsunagi.counterpart.FileOutcome;
import jp.tsunagi.counterpart.FileRefused;
import jp.tsunagi.counterpart.Refusal;
import jp.tsunagi.counterpart.StoreException;
import jp.tsunagi.counterpart.desk.Arrivals;
import jp.tsunagi.counterpart.desk.Receipt;
import jp.tsunagi.counterpart.desk.ReceptionDesk;
import jp.tsunagi.counterpart.desk.ResultFolder;
import jp.tsunagi.counterpart.desk.Transactor;
import org.flywaydb.core.Flyway;

/**
 * Plays 団体内統合宛名等システム: takes 生活保護住登外情報, registers the people so that the published view shows them, gives
 * 団体内統合宛名番号 and answers. Written against the interface page alone and strict: what the page does not allow is refused or
 * rejected with the page's codes.
 *
 * <p>A file's reception is recorded first, and all of a file takes effect in one transaction. Whatever ends the process, the next
 * {@link #collect()} goes on where the last one stood, under the same reception number and time, and the result file has
 * the same bytes.
 */
public final class AddressSystem {
    private final Arrivals drop;
    private final ResultFolder inbox;
    private final Transactor database;
    private final ReceptionDesk desk;
    private final RegistrationAnswers answers;

    /**
     * @param database the address database, with rights to create its tables
     * @param drop where the municipality publishes; what has been dealt with goes to {@code fetched} in it
     * @param inbox where the result files are put
     * @param clock time and zone of the receptions
     * @param unanswered odd behaviour: keys (公費負担者番号 and 受給者番号, 15 digits) whose record is processed and has no line in the
     *     result of the first file in which it stands
     * @throws UncheckedIOException when a folder cannot be made
     */
    public AddressSystem(DataSource database, Path drop, Path inbox, Clock clock, Set<String> unanswered) {
        try {
            this.drop = new Arrivals(Files.createDirectories(drop), drop.resolve("fetched"));
            this.inbox = new ResultFolder(Files.createDirectories(inbox));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/address")
                .load()
                .migrate();
        this.database = Transactor.on("address", database);
        this.desk = new ReceptionDesk(this.database, clock, "JTG");
        this.answers = new RegistrationAnswers(this.database, unanswered);
    }

    /**
     * Takes every complete file of the drop folder, in the order of names. A file whose name has a result waiting in the inbox
     * stays until that is fetched: no answer replaces another.
     *
     * @return how many files were answered
     * @throws UncheckedIOException when a folder fails; the file in hand is taken up again by the next call
     * @throws StoreException when the database fails; likewise
     */
    public synchronized int collect() {
        desk.answered().forEach(this::close);
        int answered = 0;
        for (String name : drop.names(name -> name.startsWith("JTG_") && drop.marked(name))) {
            answered += take(name) ? 1 : 0;
        }
        return answered;
    }

    /** What became of the last file of this name. */
    public Optional<FileOutcome> lastOutcome(String fileName) {
        return desk.outcome(fileName);
    }

    /** 団体内統合宛名番号 of a person who was registered once. */
    public Optional<String> integratedNumber(String residentNumber) {
        return database.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select integrated_number from integrated_number where resident_number = ?")) {
                query.setString(1, residentNumber);
                ResultSet row = query.executeQuery();
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        });
    }

    /**
     * Issues an account that may read the view {@code welfare_reference} and nothing else, on H2 or PostgreSQL. An account of that
     * name gets the new password and loses every other right to a table.
     *
     * @param admin a login that may create accounts
     * @param user small letters, digits and {@code _}
     */
    public static void issueAccount(DataSource admin, String user, String password) {
        ReferenceAccount.issue(Transactor.on("address", admin), user, password);
    }

    private boolean take(String name) {
        boolean known = desk.outcome(name).isPresent();
        if (known && inbox.waits(name)) {
            return false;
        }
        Receipt receipt = desk.open(name);
        if (receipt.state() == Receipt.State.RECEIVED) {
            receipt = receipt.repeated() ? desk.refused(receipt, Refusal.F004.name()) : process(receipt);
        }
        Receipt judged = receipt;
        inbox.publish(judged, lines -> tell(judged, lines));
        desk.moveTo(Receipt.State.ANSWERED, judged);
        close(judged);
        return true;
    }

    /** Reads the whole file once before the first record takes effect. */
    private Receipt process(Receipt receipt) {
        Path path = drop.file(receipt.fileName());
        try {
            readThrough(path);
        } catch (FileRefused e) {
            return desk.refused(receipt, e.refusal().name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return database.transaction(connection -> register(connection, receipt, path));
    }

    private static void readThrough(Path path) throws IOException, FileRefused {
        try (RegistrationFile file = RegistrationFile.open(path)) {
            while (file.next().isPresent()) {
                // The reader judges.
            }
        }
    }

    private Receipt register(Connection connection, Receipt receipt, Path path) throws SQLException {
        PersonRegister people = new PersonRegister(connection);
        int accepted = 0;
        int rejected = 0;
        try (RegistrationFile file = RegistrationFile.open(path)) {
            RegistrationCheck check = new RegistrationCheck(file.processingType());
            for (Optional<RegistrationRecord> next = file.next(); next.isPresent(); next = file.next()) {
                RegistrationRecord record = next.get();
                Optional<RegistrationFault> fault = check.check(record);
                if (fault.isEmpty()) {
                    fault = answers.twice(connection, receipt, record);
                }
                if (fault.isEmpty()) {
                    fault = people.faultOf(record);
                }
                RegistrationAnswer answer = fault.isPresent()
                        ? RegistrationAnswer.rejected(record, fault.get())
                        : RegistrationAnswer.accepted(record, people.accept(record));
                answers.add(connection, receipt, record, answer);
                accepted += answer.accepted() ? 1 : 0;
                rejected += answer.accepted() ? 0 : 1;
            }
        } catch (FileRefused e) {
            throw new IllegalStateException("the file has changed since it was read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return desk.judged(connection, receipt, Optional.empty(), accepted, rejected);
    }

    private void tell(Receipt receipt, Consumer<ResultFolder.Answer> lines) {
        int last = 0;
        List<RegistrationAnswer> page = answers.after(receipt, last);
        while (!page.isEmpty()) {
            for (RegistrationAnswer answer : page) {
                lines.accept(answer.line());
                last = answer.detailNumber();
            }
            page = answers.after(receipt, last);
        }
    }

    private void close(Receipt receipt) {
        drop.keep(receipt);
        desk.moveTo(Receipt.State.CLOSED, receipt);
    }
}

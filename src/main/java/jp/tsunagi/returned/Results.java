package jp.tsunagi.returned;

import java.nio.CharBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import jp.tsunagi.audit.TraceCounts;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Batch;
import jp.tsunagi.files.Formats;
import jp.tsunagi.files.Inbound;
import jp.tsunagi.layout.LayoutFile;
import jp.tsunagi.layout.Line;
import jp.tsunagi.ledger.Answer;
import jp.tsunagi.ledger.AnswerLedger;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.QuarantineItem;
import jp.tsunagi.ledger.Reconciled;
import jp.tsunagi.ledger.ResultLine;
import jp.tsunagi.ledger.SentRecords;
import jp.tsunagi.numbers.PersonalNumberScan;
import jp.tsunagi.register.Layout;
import jp.tsunagi.register.Linkage;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a route that takes over 処理結果: open, check and take batch by batch, reconcile with what was sent. */
public final class Results {
    private static final Logger LOG = LoggerFactory.getLogger(Results.class);
    private static final String PROPERTY = "resultFile";
    private static final Pattern ITEM = Pattern.compile("[0-9A-Z]*");
    private static final Pattern KEY = Pattern.compile("[0-9]{15,30}");

    private final LinkageFiles files;
    private final SentRecords sentRecords;
    private final DataSource hub;
    private final Journal journal;
    private final TraceCounts traceCounts;
    private final ResultCodes codes;
    private final ReconciliationReport report;
    private final Clock clock;

    public Results(
            LinkageFiles files,
            SentRecords sentRecords,
            DataSource hub,
            Journal journal,
            TraceCounts traceCounts,
            ResultCodes codes,
            ReconciliationReport report,
            Clock clock) {
        this.files = files;
        this.sentRecords = sentRecords;
        this.hub = hub;
        this.journal = journal;
        this.traceCounts = traceCounts;
        this.codes = codes;
        this.report = report;
        this.clock = clock;
    }

    /**
     * Reads the first line and finds the file that is answered.
     *
     * @throws HubException UNKNOWN_SENT_FILE, or what is wrong with the file at its beginning
     */
    public ResultFile open(@ExchangeProperty(Inbound.PROPERTY) Inbound inbound) {
        var reader = LayoutFile.of(
                        ResultHeader.class,
                        recordClass(inbound.linkage()),
                        ResultTrailer.class,
                        Formats.ofRecords(inbound.linkage().fileRule()))
                .read(inbound.content(), Results::refusePersonalNumber);
        FileEntry sent = files.sent(inbound.linkage().answers(), reader.header().getSentFileName())
                .orElseThrow(() -> new HubException(ErrorCode.UNKNOWN_SENT_FILE, "line 1, sentFileName"));
        AnswerLedger ledger = inbound.closing(
                AnswerLedger.open(hub, journal, traceCounts, clock, inbound.run(), inbound.file(), sent));
        return new ResultFile(reader, sent, ledger);
    }

    private static Class<? extends ResultLine> recordClass(Linkage linkage) {
        if (linkage.fileRule().layout() instanceof Layout.OfClasses classes
                && ResultLine.class.isAssignableFrom(classes.record())) {
            return classes.record().asSubclass(ResultLine.class);
        }
        throw new HubException(ErrorCode.REGISTER_INVALID, linkage.id() + ": its records are no lines of results");
    }

    /** Checks the lines: those that say something clear become answers, the others go to quarantine. */
    public List<Answer> check(
            @Body Batch<? extends Line<? extends ResultLine>> batch,
            @ExchangeProperty(PROPERTY) ResultFile file,
            @ExchangeProperty(Inbound.PROPERTY) Inbound inbound) {
        List<Answer> answers = new ArrayList<>(batch.count());
        List<QuarantineItem> bad = new ArrayList<>();
        int lines = 0;
        int accepted = 0;
        int rejected = 0;
        Map<String, Integer> numbers = numbers(batch, file);
        for (Line<? extends ResultLine> line : batch.records()) {
            if (!inbound.isAbout(line.number())) {
                continue;
            }
            lines++;
            ResultLine record = line.record();
            if (record != null) {
                accepted += ResultLine.ACCEPTED.equals(record.getResultClassification()) ? 1 : 0;
                rejected += ResultLine.REJECTED.equals(record.getResultClassification()) ? 1 : 0;
            }
            Optional<Finding> finding = line.isGood()
                    ? finding(record).or(() -> misplaced(record, file.sent(), numbers))
                    : Optional.of(line.findings().get(0));
            if (finding.isPresent()) {
                bad.add(item(inbound, line, finding.get()));
            } else {
                answers.add(answer(line));
            }
        }
        file.count(lines, bad.size(), accepted, rejected);
        file.ledger().setAside(bad);
        return answers;
    }

    /** Enters a batch of answers. */
    public void take(@Body List<Answer> answers, @ExchangeProperty(PROPERTY) ResultFile file) {
        file.ledger().answers(answers);
    }

    /**
     * Checks the file as a whole and ties its answers to what was sent; nothing is committed. Needed only where a step comes
     * between this and {@link #reconcile}.
     *
     * @return the file's side of the ledger, which says what counts
     * @throws HubException COUNT_MISMATCH; LAYOUT_MISMATCH for a refusal that holds answers; CONTRADICTORY_ANSWERS for one
     *     of a file that was answered before
     */
    public AnswerLedger tie(
            @ExchangeProperty(PROPERTY) ResultFile file, @ExchangeProperty(Inbound.PROPERTY) Inbound inbound) {
        if (inbound.isWhole()) {
            file.checkCounts();
        }
        if (file.isRefusal()) {
            checkRefusal(file);
        } else {
            file.ledger().tie();
        }
        return file.ledger();
    }

    /**
     * Checks the file as a whole, ties its answers to what was sent and commits.
     *
     * @throws HubException as {@link #tie}
     */
    public void reconcile(
            @ExchangeProperty(PROPERTY) ResultFile file, @ExchangeProperty(Inbound.PROPERTY) Inbound inbound) {
        tie(file, inbound);
        if (file.isRefusal()) {
            refuse(file, inbound);
            return;
        }
        Reconciled reconciled = file.ledger().apply(file.read(), file.setAside());
        report.write(files.find(file.sent().id()).orElseThrow());
        LOG.info(
                "{}: accepted {}, rejected {}, no answer yet {}, set aside {}",
                file.sent().name(),
                reconciled.accepted(),
                reconciled.rejected(),
                reconciled.unanswered(),
                reconciled.quarantined());
    }

    private static void checkRefusal(ResultFile file) {
        if (file.read() > 0) {
            throw new HubException(ErrorCode.LAYOUT_MISMATCH, "the file refuses all and answers some");
        }
        if (file.sent().accepted() + file.sent().rejected() > 0) {
            throw new HubException(
                    ErrorCode.CONTRADICTORY_ANSWERS, "line 1: refuses a file whose records have answers");
        }
    }

    private void refuse(ResultFile file, Inbound inbound) {
        String code = file.header().getResultCode();
        file.ledger().refuse(code);
        LOG.error(
                "ALERT {}: the counterpart refused {} with {} {}",
                inbound.linkage().id(),
                file.sent().name(),
                code,
                codes.find(code).map(ResultCode::en).orElse("(unknown code)"));
    }

    private Optional<Finding> finding(ResultLine record) {
        if (!ResultLine.DONE.equals(record.getProcessingStatusCode())) {
            return Optional.of(new Finding(ErrorCode.UNKNOWN_CODE, "processingStatusCode"));
        }
        boolean accepted = ResultLine.ACCEPTED.equals(record.getResultClassification());
        if (!accepted && !ResultLine.REJECTED.equals(record.getResultClassification())) {
            return Optional.of(new Finding(ErrorCode.UNKNOWN_CODE, "resultClassification"));
        }
        if (codes.find(record.getResultCode()).isEmpty()) {
            return Optional.of(new Finding(ErrorCode.UNKNOWN_RESULT_CODE, "resultCode"));
        }
        if (accepted != ResultCodes.isAccepted(record.getResultCode())) {
            return Optional.of(new Finding(ErrorCode.ITEMS_DISAGREE, "resultCode"));
        }
        String item = record.getResultDetailCode();
        if (item != null && !ITEM.matcher(item).matches()) {
            return Optional.of(new Finding(ErrorCode.WRONG_FORMAT, "resultDetailCode", ITEM.pattern()));
        }
        return Optional.empty();
    }

    /** Where the records of the lines that say so stand in the sent file. */
    private Map<String, Integer> numbers(Batch<? extends Line<? extends ResultLine>> batch, ResultFile file) {
        List<String> keys = new ArrayList<>();
        for (Line<? extends ResultLine> line : batch.records()) {
            if (line.isGood() && line.record().statesPlace()) {
                keys.add(line.record().recordKey());
            }
        }
        return sentRecords.numbers(file.sent(), keys);
    }

    // A record that was never sent has no number; the ledger tells that.
    private static Optional<Finding> misplaced(ResultLine record, FileEntry sent, Map<String, Integer> numbers) {
        return Optional.ofNullable(numbers.get(record.recordKey()))
                .flatMap(number -> record.misplaced(sent.name(), number));
    }

    private static Answer answer(Line<? extends ResultLine> line) {
        ResultLine record = line.record();
        return new Answer(
                line.number(),
                record.recordKey(),
                ResultLine.ACCEPTED.equals(record.getResultClassification()),
                record.getResultCode(),
                record.getResultDetailCode());
    }

    private static QuarantineItem item(Inbound inbound, Line<? extends ResultLine> line, Finding finding) {
        String key = line.record() == null ? "" : line.record().recordKey();
        return new QuarantineItem(
                inbound.file().name(),
                line.number(),
                KEY.matcher(key).matches() ? key : null,
                finding.field(),
                finding.code(),
                finding.note());
    }

    // S1: what comes back carries no personal number.
    private static void refusePersonalNumber(long line, char[] characters, int length) {
        if (PersonalNumberScan.found(CharBuffer.wrap(characters, 0, length))) {
            throw new HubException(ErrorCode.PERSONAL_NUMBER_RETURNED, "line " + line);
        }
    }
}

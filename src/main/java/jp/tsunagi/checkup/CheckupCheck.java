package jp.tsunagi.checkup;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.tsunagi.checkup.cda.ClinicalDocument;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.quarantine.RecordCheck;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.text.Characters;
import jp.tsunagi.text.Conversion;

/**
 * What 健診情報 must be before it leaves. First the record: characters and full width, items present and within their lengths, results that
 * the item table knows. Of a record that passes, the document is made and held against {@link DocumentRules}, which know nothing of
 * how it was made, and, where the official schemas are at hand, against those.
 */
public final class CheckupCheck implements RecordCheck<CheckupRecord> {
    private final Items items;
    private final DocumentMaker maker;
    private final DocumentRules rules;
    private final Supplier<Optional<Schemas>> schemas;
    private final Function<Charset, Characters> characters;
    private final Map<Charset, Characters> targets = new ConcurrentHashMap<>();
    private final Layout<CheckupRecord> layout = Layout.of(CheckupRecord.class);
    private final Xml<ClinicalDocument> xml = Xml.ofDocuments();

    /**
     * @param characters the welfare system's characters towards a character set
     * @param schemas the official ones; nothing: documents go out unvalidated
     */
    CheckupCheck(
            Items items,
            SubmissionSettings settings,
            Supplier<Optional<Schemas>> schemas,
            Function<Charset, Characters> characters) {
        this.items = items;
        this.maker = new DocumentMaker(items, settings);
        this.rules = new DocumentRules(items, settings);
        this.schemas = schemas;
        this.characters = characters;
    }

    /**
     * The checks of each linkage, by its settings.
     *
     * @param characters the welfare system's characters towards a character set
     * @param schemas the official ones; nothing: documents go out unvalidated
     */
    public static Function<Linkage, RecordCheck<CheckupRecord>> ofEach(
            Items items,
            Submissions submissions,
            Supplier<Optional<Schemas>> schemas,
            Function<Charset, Characters> characters) {
        Map<String, RecordCheck<CheckupRecord>> checks = new ConcurrentHashMap<>();
        return linkage -> checks.computeIfAbsent(
                linkage.id(), id -> new CheckupCheck(items, submissions.of(id), schemas, characters));
    }

    @Override
    public List<Finding> check(CheckupRecord record, Sending sending) {
        if (record.getInstitutionName() == null) {
            return List.of(new Finding(ErrorCode.UNKNOWN_INSTITUTION, "institutionCode"));
        }
        List<Finding> found = new ArrayList<>(0);
        Characters target = targets.computeIfAbsent(sending.charset(), characters);
        convert(record, target, found);
        found.addAll(layout.check(record));
        List<CheckupResult> results = results(record.getResults(), target, found);
        if (found.isEmpty()) {
            make(record, results, sending.businessDate(), found);
        }
        return found;
    }

    /** Makes the documents of several records at once: that takes longer than all else of a run. */
    @Override
    public List<List<Finding>> checkAll(List<CheckupRecord> records, Sending sending) {
        return records.parallelStream().map(record -> check(record, sending)).toList();
    }

    @Override
    public Optional<LocalDate> birthDate(CheckupRecord record) {
        return Optional.ofNullable(record.getBirthdate());
    }

    private void make(CheckupRecord record, List<CheckupResult> results, LocalDate created, List<Finding> found) {
        ClinicalDocument document = maker.make(record, results, created);
        found.addAll(rules.check(document));
        if (!found.isEmpty()) {
            return;
        }
        byte[] bytes = xml.write(document);
        schemas.get().ifPresent(official -> found.addAll(official.checkDocument(bytes)));
        if (found.isEmpty()) {
            record.made(new MadeDocument(DocumentKey.of(document), bytes));
        }
    }

    private static void convert(CheckupRecord record, Characters target, List<Finding> found) {
        convert("nameKana", record.getNameKana(), target, Width::full, record::setNameKana, found);
        convert("address", record.getAddress(), target, Width::address, record::setAddress, found);
        convert("institutionName", record.getInstitutionName(), target, Width::full, record::setInstitutionName, found);
        convert(
                "institutionAddress",
                record.getInstitutionAddress(),
                target,
                Width::address,
                record::setInstitutionAddress,
                found);
    }

    private static void convert(
            String field,
            String text,
            Characters target,
            Function<String, String> width,
            Consumer<String> setter,
            List<Finding> found) {
        Conversion conversion = target.convert(text);
        if (!conversion.complete()) {
            found.add(conversion.finding(field));
        } else {
            setter.accept(width.apply(conversion.text()));
        }
    }

    /** The results as they stand in the document; what is empty is left out. */
    private List<CheckupResult> results(String text, Characters target, List<Finding> found) {
        Optional<List<CheckupResult>> parsed = CheckupResult.parse(text == null ? "" : text);
        if (parsed.isEmpty()) {
            found.add(new Finding(ErrorCode.WRONG_FORMAT, "results"));
            return List.of();
        }
        List<CheckupResult> results = new ArrayList<>(parsed.get().size());
        Set<String> codes = new HashSet<>();
        for (CheckupResult result : parsed.get()) {
            if (!codes.add(result.code())) {
                found.add(new Finding(ErrorCode.DUPLICATE_KEY, ResultRules.field(result.code())));
            } else if (!result.value().isBlank()) {
                written(result, target, found).ifPresent(results::add);
            }
        }
        return results;
    }

    private Optional<CheckupResult> written(CheckupResult result, Characters target, List<Finding> found) {
        Optional<Item> item = items.find(result.code());
        if (item.isEmpty()) {
            found.add(new Finding(ErrorCode.UNKNOWN_ITEM, ResultRules.field(result.code())));
            return Optional.empty();
        }
        Conversion value = target.convert(result.value());
        if (!value.complete()) {
            found.add(value.finding(result.code()));
            return Optional.empty();
        }
        return Optional.of(new CheckupResult(
                result.code(),
                item.get().rule().written(value.text()),
                result.lower(),
                result.upper(),
                result.judgement()));
    }
}

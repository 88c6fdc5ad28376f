package jp.tsunagi.checkup;

import static jp.tsunagi.checkup.DocumentRules.at;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.tsunagi.checkup.index.Index;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;

/** What an archive must be as a whole: names, one payer, one day, one destination, no person and day twice, as many documents as its index says. */
public final class ArchiveRules {
    private final ArchiveName name;
    private final SubmissionSettings settings;
    private final Findings found = new Findings();
    private final Set<String> checks = new HashSet<>();
    private int documents;

    public ArchiveRules(ArchiveName name, SubmissionSettings settings) {
        this.name = name;
        this.settings = settings;
    }

    /** The next document and where it stands in the archive. */
    public void add(String path, DocumentKey document) {
        documents++;
        found.unless(
                path.equals(name.document(settings.makingOrganization().code(), documents)),
                ErrorCode.WRONG_FILE_NAME,
                "document");
        found.unless(
                document.maker().equals(settings.makingOrganization().code()),
                ErrorCode.ITEMS_DISAGREE,
                "makingOrganization");
        found.unless(document.payer().equals(settings.payer()), ErrorCode.OTHER_PAYER, "insurerNumber");
        found.unless(document.createdOn().equals(Days.text(name.date())), ErrorCode.ITEMS_DISAGREE, "effectiveTime");
        found.unless(checks.add(document.person() + document.checkedOn()), ErrorCode.DUPLICATE_KEY, "recordKey");
    }

    /** What is wrong with the documents that were added. */
    public List<Finding> findings() {
        return List.copyOf(found.all());
    }

    /** What is wrong with the archive, now that its index is there. */
    public List<Finding> check(Index index) {
        found.unless(
                settings.interactionType().equals(at(index.interactionType, type -> type.code)),
                ErrorCode.UNKNOWN_CODE,
                "interactionType");
        found.unless(
                Days.text(name.date()).equals(at(index.creationTime, time -> time.value)),
                ErrorCode.ITEMS_DISAGREE,
                "creationTime");
        found.unless(isParty(index.sender, settings.sender(), name.sender()), ErrorCode.ITEMS_DISAGREE, "sender");
        found.unless(
                isParty(index.receiver, settings.receiver(), name.receiver()), ErrorCode.ITEMS_DISAGREE, "receiver");
        String type = at(index.serviceEventType, event -> event.code);
        found.unless(
                settings.serviceEventType().equals(type)
                        && name.serviceEventType().equals(type),
                ErrorCode.ITEMS_DISAGREE,
                "serviceEventType");
        found.unless(
                String.valueOf(documents).equals(at(index.totalRecordCount, count -> count.value)),
                ErrorCode.COUNT_MISMATCH,
                "totalRecordCount");
        return findings();
    }

    private static boolean isParty(Index.Party party, SubmissionSettings.Party expected, String named) {
        Index.Id id = at(party, of -> of.id);
        return id != null
                && expected.root().equals(id.root)
                && expected.number().equals(id.extension)
                && named.equals(id.extension);
    }
}

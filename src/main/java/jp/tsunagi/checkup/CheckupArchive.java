package jp.tsunagi.checkup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tsunagi.checkup.index.Index;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;

/**
 * One archive as it grows: its documents batch by batch, then its index and the official schemas. The same documents of the same
 * day give the same bytes. Used by one thread at a time.
 */
public final class CheckupArchive {
    private final ArchiveName name;
    private final SubmissionSettings settings;
    private final Optional<Schemas> schemas;
    private final ArchiveRules rules;
    private final Xml<Index> indexes;
    private final ZipBytes zip;
    private int documents;

    /** @param schemas nothing: the archive has no folder {@code XSD}, and its index is not validated */
    public CheckupArchive(
            ArchiveName name, SubmissionSettings settings, Optional<Schemas> schemas, Xml<Index> indexes) {
        this.name = name;
        this.settings = settings;
        this.schemas = schemas;
        this.rules = new ArchiveRules(name, settings);
        this.indexes = indexes;
        this.zip = new ZipBytes(name.date());
        zip.addFolder(name.root());
        zip.addFolder(name.root() + "DATA/");
    }

    /**
     * Adds documents.
     *
     * @return the archive's next bytes
     * @throws HubException what is wrong with the archive as a whole
     */
    public byte[] add(List<MadeDocument> batch) {
        List<Map.Entry<String, byte[]>> files = new ArrayList<>(batch.size());
        for (MadeDocument document : batch) {
            documents++;
            String path = name.document(settings.makingOrganization().code(), documents);
            rules.add(path, document.key());
            files.add(Map.entry(path, document.bytes()));
        }
        assure(rules.findings());
        zip.add(files);
        return zip.take();
    }

    /** Documents so far. */
    public int documents() {
        return documents;
    }

    /** The index of what has been added. */
    public Index index() {
        Index index = new Index();
        index.interactionType = Index.Code.of(settings.interactionType());
        index.creationTime = Index.Value.of(Days.text(name.date()));
        index.sender =
                Index.Party.of(settings.sender().root(), settings.sender().number());
        index.receiver =
                Index.Party.of(settings.receiver().root(), settings.receiver().number());
        index.serviceEventType = Index.Code.of(settings.serviceEventType());
        index.totalRecordCount = Index.Value.of(String.valueOf(documents));
        return index;
    }

    /**
     * Ends the archive.
     *
     * @param index the file
     * @return the archive's last bytes
     * @throws HubException what is wrong with the archive as a whole
     */
    public byte[] finish(byte[] index) {
        assure(rules.check(indexes.read(index)));
        schemas.ifPresent(official -> assure(official.checkIndex(index)));
        zip.add(List.of(Map.entry(name.root() + "ix08_V08.xml", index)));
        schemas.ifPresent(this::addSchemas);
        return zip.finish();
    }

    private void addSchemas(Schemas official) {
        String folder = name.root() + "XSD/";
        zip.addFolder(folder);
        zip.addFolder(folder + "coreschemas/");
        zip.add(official.files().entrySet().stream()
                .map(file -> Map.entry(folder + file.getKey(), file.getValue()))
                .toList());
    }

    private static void assure(List<Finding> findings) {
        if (!findings.isEmpty()) {
            Finding first = findings.get(0);
            throw new HubException(first.code(), "archive: " + first.field());
        }
    }
}

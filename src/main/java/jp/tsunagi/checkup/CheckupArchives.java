package jp.tsunagi.checkup;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.tsunagi.checkup.index.Index;
import jp.tsunagi.files.Batch;
import jp.tsunagi.files.Outbound;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a route that makes an archive: begun with the run, batch by batch the documents, at last the index. */
public final class CheckupArchives {
    private static final Logger LOG = LoggerFactory.getLogger(CheckupArchives.class);
    private static final String PROPERTY = "archive";
    private static final String VALIDATED = "validated against the official schemas, SHA-256 ";
    private static final String UNVALIDATED = "not validated against the official schemas";

    private final Submissions submissions;
    private final Supplier<Optional<Schemas>> schemas;
    private final Xml<Index> indexes = Xml.ofIndexes();

    public CheckupArchives(Submissions submissions, Supplier<Optional<Schemas>> schemas) {
        this.submissions = submissions;
        this.schemas = schemas;
    }

    /** The archive of a run, named as its file. The run says whether the official schemas validate it, and which. */
    public CheckupArchive begin(@ExchangeProperty(Outbound.PROPERTY) Outbound outbound) {
        Optional<Schemas> official = schemas.get();
        if (official.isEmpty()) {
            LOG.warn("{}: {}; place them in config/schemas/", outbound.fileName(), UNVALIDATED);
        }
        outbound.remark(official.map(set -> VALIDATED + set.sha256()).orElse(UNVALIDATED));
        return new CheckupArchive(
                ArchiveName.parse(outbound.fileName()),
                submissions.of(outbound.linkage().id()),
                official,
                indexes);
    }

    /** The archive's next bytes; none for no documents. */
    public byte[] add(@Body Batch<CheckupRecord> batch, @ExchangeProperty(PROPERTY) CheckupArchive archive) {
        List<MadeDocument> documents =
                batch.records().stream().map(CheckupRecord::document).toList();
        return documents.isEmpty() ? new byte[0] : archive.add(documents);
    }

    public Index index(@ExchangeProperty(PROPERTY) CheckupArchive archive) {
        return archive.index();
    }

    /** The archive's last bytes. */
    public byte[] finish(@Body byte[] index, @ExchangeProperty(PROPERTY) CheckupArchive archive) {
        return archive.finish(index);
    }
}

package jp.tsunagi.counterpart.screening;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import jp.tsunagi.counterpart.screening.ArchiveName.DocumentName;

/** An archive as it was sent. Whoever has {@linkplain #check checked} it without a refusal knows that every entry can be read. */
final class Archive implements Closeable {
    private static final String INDEX = "ix08_V08.xml";
    private static final String DATA = "DATA/";
    private static final String XSD = "XSD/";
    private static final Set<String> FOLDERS = Set.of("", DATA, XSD, XSD + "coreschemas/");
    // No document of one person comes near it; larger is a bomb.
    private static final int LARGEST_ENTRY = 8 << 20;

    private final ZipFile zip;
    private final ArchiveName name;

    private Archive(ZipFile zip, ArchiveName name) {
        this.zip = zip;
        this.name = name;
    }

    /** What is done with a document. */
    @FunctionalInterface
    interface Documents {
        void take(DocumentName name, byte[] content) throws SQLException;
    }

    /** @param fileName as it was sent; the file may lie under another one */
    static Archive open(Path file, String fileName) throws IOException, ArchiveRefused {
        Optional<ArchiveName> name = ArchiveName.of(fileName);
        if (name.isEmpty()) {
            throw new ArchiveRefused(ArchiveRejection.Z002);
        }
        try {
            return new Archive(new ZipFile(file.toFile(), StandardCharsets.UTF_8), name.get());
        } catch (ZipException e) {
            throw new ArchiveRefused(ArchiveRejection.Z001);
        }
    }

    /** Names, folders, the index and the schemas; every entry is unpacked once. */
    void check(Optional<Schemas> schemas) throws IOException, ArchiveRefused {
        BitSet serials = new BitSet();
        Set<String> others = new HashSet<>();
        byte[] index = null;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String path = inside(entry);
            byte[] content = entry.isDirectory() ? new byte[0] : unpack(entry);
            Optional<DocumentName> document = document(path);
            if (document.isPresent()) {
                require(!serials.get(document.get().serial()), ArchiveRejection.Z002);
                serials.set(document.get().serial());
            } else {
                require(others.add(path) && known(path), ArchiveRejection.Z002);
                index = path.equals(INDEX) ? content : index;
                require(!schemaDiffers(path, content, schemas), ArchiveRejection.Z005);
            }
        }
        require(index != null, ArchiveRejection.Z002);
        ArchiveIndex stated = ArchiveIndex.read(index, name, schemas);
        require(stated.documents() == serials.cardinality(), ArchiveRejection.Z003);
        require(serials.length() == serials.cardinality() + 1 && !serials.isEmpty(), ArchiveRejection.Z002);
        require(complete(others, schemas), ArchiveRejection.Z005);
    }

    /** Every document, in the order in which they lie in the archive. */
    void forEach(Documents documents) throws IOException, ArchiveRefused, SQLException {
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            Optional<DocumentName> document = document(inside(entry));
            if (document.isPresent()) {
                documents.take(document.get(), unpack(entry));
            }
        }
    }

    /** One document, if it is there. */
    Optional<byte[]> content(String documentName) throws IOException, ArchiveRefused {
        ZipEntry entry = zip.getEntry(name.root() + "/" + DATA + documentName);
        return entry == null ? Optional.empty() : Optional.of(unpack(entry));
    }

    private byte[] unpack(ZipEntry entry) throws IOException, ArchiveRefused {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(LARGEST_ENTRY + 1);
            CRC32 sum = new CRC32();
            sum.update(content);
            require(content.length <= LARGEST_ENTRY, ArchiveRejection.Z001);
            require(sum.getValue() == entry.getCrc(), ArchiveRejection.Z001);
            return content;
        } catch (ZipException | EOFException e) {
            throw new ArchiveRefused(ArchiveRejection.Z001);
        }
    }

    private String inside(ZipEntry entry) throws ArchiveRefused {
        String root = name.root() + "/";
        require(entry.getName().startsWith(root), ArchiveRejection.Z002);
        return entry.getName().substring(root.length());
    }

    private Optional<DocumentName> document(String path) {
        return path.startsWith(DATA) ? name.document(path.substring(DATA.length())) : Optional.empty();
    }

    private static boolean known(String path) {
        return FOLDERS.contains(path) || path.equals(INDEX) || isSchema(path);
    }

    private static boolean isSchema(String path) {
        return path.startsWith(XSD)
                && (Schemas.NAMES.contains(path.substring(XSD.length()))
                        || path.matches("XSD/coreschemas/[A-Za-z0-9_.-]+[.]xsd"));
    }

    private static boolean schemaDiffers(String path, byte[] content, Optional<Schemas> schemas) {
        return isSchema(path) && schemas.isPresent() && !schemas.get().published(path.substring(XSD.length()), content);
    }

    /** With the official schemas the folder is required; without them it may be left out, but not halfway. */
    private static boolean complete(Set<String> paths, Optional<Schemas> schemas) {
        Set<String> found = new HashSet<>();
        paths.stream().filter(Archive::isSchema).forEach(path -> found.add(path.substring(XSD.length())));
        return schemas.map(official -> official.names().equals(found))
                .orElseGet(() -> found.isEmpty() || Schemas.complete(found));
    }

    private static void require(boolean condition, ArchiveRejection otherwise) throws ArchiveRefused {
        if (!condition) {
            throw new ArchiveRefused(otherwise);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

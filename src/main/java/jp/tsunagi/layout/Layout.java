package jp.tsunagi.layout;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;

/**
 * The columns of a line, compiled once, and the {@link FileFormat} in which its records are written and read. A record
 * class with Bindy annotations states them, or a file ({@link RowLayout}); nothing behind the compiler knows which. Gives
 * the bytes that Bindy gives, several times as fast. Immutable; writers and readers are for one thread each.
 *
 * <p>Where Bindy 4.17 loses or changes data, the codec differs on purpose:
 *
 * <ul>
 *   <li>Bindy without {@code quoting} writes separators, quotes and line breaks bare. Here such a value is always
 *       quoted.
 *   <li>Bindy with {@code quotingOnlyWhenNeeded} writes a lone CR or LF bare; here it is quoted. Its titles are never
 *       quoted; here they are, like values.
 *   <li>Bindy's reader breaks a line at a line feed within quotes and reads on. Here a line break within a value is
 *       {@link ErrorCode#MALFORMED_LINE}: the interface has none, so a broken quote never reaches beyond its line.
 *   <li>Bindy's reader takes quotes wherever they stand; here a quote is well placed (RFC 4180) or the line is
 *       malformed.
 *   <li>Bindy trims each line, so blanks at its ends are lost; here a value keeps its blanks unless {@code trim} is
 *       set.
 *   <li>Bindy takes a line that lacks optional columns at its end, skips empty lines at fixed length and, where the
 *       record states no length, takes short ones; here the count of columns, or the length, is exact.
 *   <li>Bindy reads the 31st of February as the last day of February, and {@code Integer} takes digits of other
 *       scripts; here both are {@link ErrorCode#WRONG_TYPE}, and so are exponents and plus signs.
 *   <li>Bindy knows {@code length} only at fixed length (and with {@code clip}); here a longer value is {@link
 *       ErrorCode#TOO_LONG} when read or checked, counted in code points. At fixed length Bindy writes UTF-16 units but
 *       reads code points; here both are code points.
 *   <li>Bindy takes a required text of blanks only; here it is missing. An empty value is read as null, Bindy's default
 *       is the empty text.
 *   <li>A {@code defaultValue} of a number or date makes Bindy fail when it writes; here it is written. What rounds to
 *       nothing from below is "-0.0" in Bindy, here "0.0".
 *   <li>Bindy writes "?" for a character that the character set lacks; here it is {@link
 *       ErrorCode#UNMAPPABLE_CHARACTER}.
 * </ul>
 */
public final class Layout<T> {
    private static final ClassValue<Layout<?>> COMPILED = new ClassValue<>() {
        @Override
        protected Layout<?> computeValue(Class<?> type) {
            return compile(type);
        }
    };

    private final Class<T> recordClass;
    private final Supplier<T> constructor;
    private final List<Cell<T>> declared;
    private final Cell<T>[] cells;
    private final RowLayout rows;
    private final boolean fixedLength;
    private final FileFormat format;

    private Layout(
            Class<T> recordClass,
            Supplier<T> constructor,
            List<Cell<T>> declared,
            RowLayout rows,
            boolean fixedLength,
            FileFormat format) {
        this.recordClass = recordClass;
        this.constructor = constructor;
        this.declared = declared;
        this.rows = rows;
        this.fixedLength = fixedLength;
        this.format = format;
        this.cells = select();
    }

    /**
     * The layout of a class in the format that its annotations state, in UTF-8.
     *
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} if the annotations are wrong or not served
     */
    @SuppressWarnings("unchecked")
    public static <T> Layout<T> of(Class<T> recordClass) {
        return (Layout<T>) COMPILED.get(recordClass);
    }

    private static <T> Layout<T> compile(Class<T> type) {
        LayoutCompiler<T> compiler = new LayoutCompiler<>(type);
        return new Layout<>(
                type, Accessors.constructor(type), compiler.cells(), null, compiler.isFixedLength(), compiler.format());
    }

    /**
     * The layout that a file states, in {@link FileFormat#STANDARD}.
     *
     * @param recordClass of its records
     * @param constructor makes an empty record of it
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} for a constant that is no value of its column
     */
    public static <T extends Row> Layout<T> of(RowLayout rows, Class<T> recordClass, Supplier<T> constructor) {
        return new Layout<>(recordClass, constructor, RowCompiler.cells(rows), rows, false, FileFormat.STANDARD);
    }

    /**
     * The same records in another format.
     *
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} if the format names a column that the class does not have,
     *     or one twice, or columns at fixed length
     */
    public Layout<T> with(FileFormat format) {
        return new Layout<>(recordClass, constructor, declared, rows, fixedLength, format);
    }

    public Class<T> recordClass() {
        return recordClass;
    }

    /** What the layout file states; nothing where a class does. */
    public Optional<RowLayout> rows() {
        return Optional.ofNullable(rows);
    }

    Supplier<T> constructor() {
        return constructor;
    }

    public FileFormat format() {
        return format;
    }

    public boolean isFixedLength() {
        return fixedLength;
    }

    /** The columns as they lie in the file. */
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>(cells.length);
        for (Cell<T> cell : cells) {
            columns.add(cell.column());
        }
        return List.copyOf(columns);
    }

    /**
     * What the annotations find wrong with a record: {@link ErrorCode#REQUIRED_MISSING}, {@link ErrorCode#TOO_LONG},
     * and {@link ErrorCode#WRONG_FORMAT} for a date that the file cannot hold. Each names the column's title.
     */
    public List<Finding> check(T target) {
        List<Finding> findings = new ArrayList<>(0);
        for (Cell<T> cell : cells) {
            cell.check(target, findings);
        }
        return findings;
    }

    /** The values of a record in the order of the columns, as the record holds them. */
    public Object[] values(T target) {
        Object[] values = new Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = cells[i].getter().apply(target);
        }
        return values;
    }

    /** A record with these values in the columns of the same fields; what always stands in a column stays. */
    public T make(Map<String, ?> values) {
        T target = constructor.get();
        for (Cell<T> cell : declared) {
            Object value = values.get(cell.column().field());
            if (value != null && (rows == null || cell.fallback() == null)) {
                cell.setter().accept(target, value);
            }
        }
        return target;
    }

    /** The value in the column of a field; nothing where there is no such column, or no value in it. */
    public Optional<Object> value(T target, String field) {
        return declared.stream()
                .filter(cell -> cell.column().field().equals(field))
                .findFirst()
                .map(cell -> cell.getter().apply(target));
    }

    public RecordWriter<T> writer() {
        return new RecordWriter<>(this);
    }

    /** Reads lines of this layout only; for a file with a first and a last line there is {@link LayoutFile}. */
    public RecordReader<T> reader(InputStream in) {
        return reader(in, LineScan.NONE);
    }

    /** The same, with each line shown to the scan before it is read. */
    public RecordReader<T> reader(InputStream in, LineScan scan) {
        return new RecordReader<>(this, in, scan);
    }

    Cell<T>[] cells() {
        return cells;
    }

    Splitter splitter() {
        return fixedLength ? Splitter.fixed(columns()) : Splitter.delimited(cells.length, format.separator());
    }

    /** Makes a record of a line. */
    Line<T> read(LineReader lines, Splitter splitter) {
        Finding broken = splitter.split(lines.characters(), lines.length());
        if (broken != null) {
            return new Line<>(lines.number(), null, List.of(broken));
        }
        lines.checkLineEnd();
        T target = constructor.get();
        List<Finding> findings = null;
        for (int i = 0; i < cells.length; i++) {
            Finding finding = cells[i].read(lines.characters(), splitter.start(i), splitter.end(i), target);
            if (finding != null) {
                findings = findings == null ? new ArrayList<>() : findings;
                findings.add(finding);
            }
        }
        return new Line<>(lines.number(), target, findings == null ? List.of() : List.copyOf(findings));
    }

    /**
     * Reads the line of titles.
     *
     * @throws HubException {@link ErrorCode#LAYOUT_MISMATCH} if it does not bear the titles of the columns
     */
    void readTitles(LineReader lines, Splitter splitter) {
        boolean fits = splitter.split(lines.characters(), lines.length()) == null;
        for (int i = 0; fits && i < cells.length; i++) {
            String title = new String(lines.characters(), splitter.start(i), splitter.end(i) - splitter.start(i));
            fits = title.equals(cells[i].column().title());
        }
        if (!fits) {
            throw new HubException(ErrorCode.LAYOUT_MISMATCH, "line " + lines.number() + ": other column titles");
        }
        lines.checkLineEnd();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Cell<T>[] select() {
        if (fixedLength && (format.columnTitles() || !format.columns().isEmpty())) {
            throw invalid("no titles or other columns at fixed length");
        }
        if (format.columns().isEmpty()) {
            return declared.toArray(new Cell[0]);
        }
        List<Cell<T>> selected = new ArrayList<>();
        for (String field : format.columns()) {
            Cell<T> cell = declared.stream()
                    .filter(candidate -> candidate.column().field().equals(field))
                    .findFirst()
                    .orElseThrow(() -> invalid("no column " + field));
            selected.add(moved(cell, selected.size() + 1));
        }
        if (format.columns().stream().distinct().count() < selected.size()) {
            throw invalid("a column twice");
        }
        return selected.toArray(new Cell[0]);
    }

    private Cell<T> moved(Cell<T> cell, int position) {
        Column c = cell.column();
        Column column = new Column(position, c.field(), c.title(), c.type(), c.required(), c.maxLength(), c.pattern());
        return new Cell<>(
                column, cell.getter(), cell.setter(), cell.value(), cell.fallback(), cell.trim(), cell.padding());
    }

    /** For messages: the class, or the layout file. */
    String name() {
        return rows == null ? recordClass.getSimpleName() : rows.name();
    }

    private HubException invalid(String reason) {
        return new HubException(ErrorCode.MAPPING_INVALID, name() + ": " + reason);
    }
}

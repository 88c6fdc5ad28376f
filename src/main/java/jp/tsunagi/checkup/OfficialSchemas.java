package jp.tsunagi.checkup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/**
 * The schemas that the site has placed, read when they are first asked for and the same until the hub stops: documents of one
 * archive are all validated, or none is.
 */
public final class OfficialSchemas implements Supplier<Optional<Schemas>> {
    private final Supplier<Optional<Schemas>> read;

    /** @param folder {@code config/schemas} */
    public OfficialSchemas(Path folder) {
        this.read = SingletonSupplier.of(() -> Schemas.load(folder));
    }

    /**
     * Reads them, unless they are read.
     *
     * @throws jp.tsunagi.errors.HubException SCHEMAS_INCOMPLETE; the next call reads again
     */
    public void load() {
        get();
    }

    /** Nothing when there are none. */
    @Override
    public Optional<Schemas> get() {
        return read.get();
    }
}

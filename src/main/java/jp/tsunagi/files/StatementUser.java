package jp.tsunagi.files;

import java.util.Set;
import jp.tsunagi.errors.HubException;

/** A part of the hub that executes statements of {@code mappings/} which no route names. */
public interface StatementUser {
    /**
     * Lets the databases look at each of the statements; none has an effect.
     *
     * @param configured databases that there are, such as {@code welfare}; statements of others are passed over
     * @throws HubException of the first statement that does not fit: {@link SqlFault}, {@link MappingFault}
     */
    void prepare(Set<String> configured);
}

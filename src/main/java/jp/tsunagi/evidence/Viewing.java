package jp.tsunagi.evidence;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;

/** 参照の記録: a look at what the hub holds is entered before anything is shown, and after. */
public final class Viewing {
    private final Journal journal;

    private Viewing(Journal journal) {
        this.journal = journal;
    }

    public static Viewing of(Journal journal) {
        return new Viewing(journal);
    }

    /**
     * Enters the look, and looks.
     *
     * @param screen page or command
     * @param details what is looked at
     */
    public <T> T look(String screen, UnaryOperator<Entry.Builder> details, Supplier<T> look) {
        return Attempt.begin(journal, Action.VIEW, Access.LOOK_UP, screen, details)
                .conclude(look, (entry, seen) -> entry);
    }
}

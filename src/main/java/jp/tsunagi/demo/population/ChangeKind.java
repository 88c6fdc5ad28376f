package jp.tsunagi.demo.population;

/** What happens to recipients on a day, and in which of the terminal's 異動種別 it goes out. */
public enum ChangeKind {
    /** 保護開始 of a new household; counted by person. */
    STARTED(Movement.NEW, 10),
    BORN(Movement.NEW, 4),
    MOVED(Movement.CHANGED, 26),
    RENAMED(Movement.CHANGED, 8),
    CONSENT_CHANGED(Movement.CHANGED, 14),
    NON_DISCLOSURE_SET(Movement.CHANGED, 6),
    /** 保護再開: a new period of assistance. */
    RESTARTED(Movement.CHANGED, 6),
    DIED(Movement.ENDED, 10),
    /** 保護廃止 for another reason than death. */
    STOPPED(Movement.ENDED, 16);

    /** 異動種別. */
    public enum Movement {
        NEW,
        CHANGED,
        ENDED
    }

    private final Movement movement;
    private final int percent;

    ChangeKind(Movement movement, int percent) {
        this.movement = movement;
        this.percent = percent;
    }

    public Movement movement() {
        return movement;
    }

    /** One in two hundred people sees a change on a day, but at least five of each kind. */
    int count(int people) {
        return Math.max(5, people / 200 * percent / 100);
    }
}

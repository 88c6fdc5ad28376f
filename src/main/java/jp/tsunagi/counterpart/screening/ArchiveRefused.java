package jp.tsunagi.counterpart.screening;

/** The archive breaks the interface and is refused as a whole. */
final class ArchiveRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final ArchiveRejection rejection;

    ArchiveRefused(ArchiveRejection rejection) {
        super(rejection.name());
        this.rejection = rejection;
    }

    ArchiveRejection rejection() {
        return rejection;
    }
}

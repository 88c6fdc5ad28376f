package jp.tsunagi.audit.journal;

import java.util.regex.Pattern;
import jp.tsunagi.numbers.PersonalNumberScan;

/**
 * What is to be entered: who, from which terminal, on which screen or in which step, which kind of access, about whom, and
 * what is done (S3). The journal adds number, time and the hash of the entry before.
 *
 * @param actor user; {@code null}: the process's own
 * @param version of the configuration in force; {@code null}: the process's own
 * @param terminal {@code null}: the process's own
 * @param screen screen, command, or route and step
 * @param refers of an outcome, the number of the attempt's entry
 * @param subject a person's pseudonym or the digest of a set of them
 * @param place where something was written or erased: a path below the data folder, or a server's
 * @param provision row of {@code config/provisions.yaml}
 * @param code error code
 * @param reason why, in the words of whoever asked, or what the numbers were
 * @param traceProcess process whose trace events are counted
 * @param traceCount how many trace events the run has made in that process
 */
public record Entry(
        Action action,
        Access access,
        Outcome outcome,
        String screen,
        String actor,
        String version,
        String terminal,
        Long refers,
        String subject,
        String linkage,
        Long runId,
        String fileName,
        String fileSha256,
        String place,
        Long records,
        String provision,
        String code,
        String reason,
        String traceProcess,
        Long traceCount) {

    /** An attempt: entered before it is done. */
    public static Builder intent(Action action, Access access, String screen) {
        return new Builder(action, access, Outcome.INTENDED, screen);
    }

    /** What is done at once, or how an attempt has ended. */
    public static Builder of(Action action, Access access, Outcome outcome, String screen) {
        return new Builder(action, access, outcome, screen);
    }

    /** How an attempt has ended: what its entry says, but for terminal and version, which are those of now. */
    static Builder outcomeOf(StoredEntry attempt, Outcome outcome) {
        return outcomeOf(attempt.seq(), attempt.entry(), outcome);
    }

    static Builder outcomeOf(long seq, Entry begun, Outcome outcome) {
        return new Builder(begun.action(), begun.access(), outcome, begun.screen())
                .refers(seq)
                .by(begun.actor())
                .about(begun.subject())
                .linkage(begun.linkage())
                .run(begun.runId())
                .file(begun.fileName(), begun.fileSha256())
                .place(begun.place())
                .records(begun.records())
                .provision(begun.provision());
    }

    /** Collects the fields that an entry has. Texts are cut to their columns and cleaned of what could be a number. */
    public static final class Builder {
        // Neither may an entry break a printed line, nor steer a terminal.
        private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
        private static final Pattern TYPED_NUMBER =
                Pattern.compile("\\p{Nd}(?:[ \\u3000_‐‑–−ー－-]?\\p{Nd}){9,}|\\p{Nd}{7,}");
        // An entry is prose: there a comma may part the digits of one number.
        private static final Pattern COMMA = Pattern.compile("[,，、､]");
        private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

        private final Action action;
        private final Access access;
        private final Outcome outcome;
        private final String screen;
        private String actor;
        private String version;
        private String terminal;
        private Long refers;
        private String subject;
        private String linkage;
        private Long runId;
        private String fileName;
        private String fileSha256;
        private String place;
        private Long records;
        private String provision;
        private String code;
        private String reason;
        private String traceProcess;
        private Long traceCount;

        private Builder(Action action, Access access, Outcome outcome, String screen) {
            this.action = action;
            this.access = access;
            this.outcome = outcome;
            this.screen = text(screen, 200);
        }

        public Builder by(String who) {
            actor = text(who, 100);
            return this;
        }

        public Builder version(String configuration) {
            version = configuration;
            return this;
        }

        public Builder at(String station) {
            terminal = text(station, 100);
            return this;
        }

        public Builder refers(long attempt) {
            refers = attempt;
            return this;
        }

        public Builder about(String pseudonyms) {
            subject = pseudonyms;
            return this;
        }

        public Builder linkage(String id) {
            linkage = id;
            return this;
        }

        public Builder run(Long id) {
            runId = id;
            return this;
        }

        public Builder file(String name, String sha256) {
            fileName = text(name, 255);
            fileSha256 = sha256;
            return this;
        }

        public Builder place(String where) {
            place = text(where, 500);
            return this;
        }

        public Builder records(Long count) {
            records = count;
            return this;
        }

        public Builder provision(String row) {
            provision = row;
            return this;
        }

        public Builder code(String error) {
            code = error;
            return this;
        }

        public Builder because(String why) {
            reason = text(why, 1000);
            return this;
        }

        /**
         * Why, in the words of whoever asks. What a person types may hold numbers of people (受給者番号 has seven digits): seven
         * in a row, or ten with blanks or hyphens between, are not entered.
         */
        public Builder purpose(String typed) {
            return because(withoutNumbers(typed));
        }

        /** What a person typed, without numbers of people. */
        public static String withoutNumbers(String typed) {
            return typed == null ? null : TYPED_NUMBER.matcher(typed).replaceAll("*");
        }

        public Builder traced(String process, long count) {
            traceProcess = process;
            traceCount = count;
            return this;
        }

        public Entry build() {
            return new Entry(
                    action,
                    access,
                    outcome,
                    screen,
                    actor,
                    version,
                    terminal,
                    refers,
                    subject,
                    linkage,
                    runId,
                    fileName,
                    fileSha256,
                    place,
                    records,
                    provision,
                    code,
                    reason,
                    traceProcess,
                    traceCount);
        }

        private static String text(String value, int longest) {
            if (value == null || value.isBlank()) {
                return null;
            }
            String clean = UNPRINTABLE.matcher(value).replaceAll("?");
            if (PersonalNumberScan.found(COMMA.matcher(value).replaceAll(" "))) {
                clean = DIGIT.matcher(clean).replaceAll("*");
            }
            int end = Math.min(longest, clean.length());
            if (end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1))) {
                end--;
            }
            return clean.substring(0, end);
        }
    }
}

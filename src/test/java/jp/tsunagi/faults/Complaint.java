package jp.tsunagi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import jp.tsunagi.support.HubProcess;

/** What a failed command says on the terminal: a code with words and what to do, and no stack trace. */
record Complaint(String text) {
    static Complaint of(HubProcess process) throws IOException {
        return new Complaint(process.out() + process.err());
    }

    void has(String code) {
        assertThat(text).contains(code + " ").contains(" / ");
        assertThat(text).doesNotContain("Caused by").doesNotContain("\tat ").doesNotContain("jdbc:");
    }
}

package jp.tsunagi.retention;

import static jp.tsunagi.support.HubFixtureResults.accepted;
import static jp.tsunagi.support.HubFixtureResults.header;
import static jp.tsunagi.support.HubFixtureResults.put;
import static jp.tsunagi.support.HubFixtureResults.rejected;
import static jp.tsunagi.support.HubFixtureResults.trailer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixturePeople;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hub that has sent to five people: four accepted, the second rejected. */
final class RetentionHub implements AutoCloseable {
    static final String ANSWER = "RES_first.csv";

    final HubFixture hub;
    final RunLine sent;
    final RunLine answered;

    RetentionHub(Path root) throws IOException {
        this(root, HubFixture.DAY);
    }

    RetentionHub(Path root, LocalDate day) throws IOException {
        hub = new HubFixture(root).start();
        on(day);
        HubFixturePeople.in(hub).found(5);
        sent = hub.send(RunKind.FULL);
        put(
                hub,
                ANSWER,
                header(sent.fileName())
                        + accepted(1)
                        + rejected(2)
                        + accepted(3)
                        + accepted(4)
                        + accepted(5)
                        + trailer(4, 1));
        answered = hub.take();
    }

    List<String> daily(LocalDate day) {
        on(day);
        return hub.bean(Retention.class).daily().lines();
    }

    void on(LocalDate day) {
        hub.clock().moveTo(day, LocalTime.of(2, 30));
    }

    Path archived() {
        String day = answered.businessDate().toString().replace("-", "");
        return hub.archive().resolve(day).resolve(answered.fileId() + "-" + ANSWER + ".enc");
    }

    Path report() {
        return hub.data().resolve("hub/reports").resolve(sent.fileName() + ".reconciliation.csv");
    }

    /** Outcome, place and reason of an action's entries, in their order. */
    List<String> entries(String action) {
        return JdbcClient.create(hub.hub())
                .sql("select outcome || ' ' || coalesce(place, '') || ' ' || coalesce(reason, '') from journal_entry "
                        + "where action = ? order by seq")
                .param(action)
                .query(String.class)
                .list();
    }

    long count(String from) {
        return hub.hub().queryForObject("select count(*) from " + from, Long.class);
    }

    @Override
    public void close() {
        hub.close();
    }
}

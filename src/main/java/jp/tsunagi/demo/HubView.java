package jp.tsunagi.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.tsunagi.evidence.PersonLookup;
import jp.tsunagi.files.RunRequest;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.quarantine.Confirmations;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.quarantine.Matter;
import jp.tsunagi.quarantine.Quarantine;
import jp.tsunagi.returned.Deadlines;
import jp.tsunagi.routing.LinkageRunner;
import jp.tsunagi.usage.UsageSearches;

/** The hub as the story works with it: what an operator does at the command line, and what an operator sees. */
public record HubView(
        LinkageRunner linkages,
        Runs runs,
        Quarantine quarantine,
        Confirmations confirmations,
        Deadlines deadlines,
        UsageSearches searches,
        PersonLookup people) {
    private static final String ACTOR = "demo";
    private static final int ALL = 1_000_000;
    private static final int LATEST = 20;

    /** Runs an outbound linkage, or one that reads a database. */
    RunLine run(String linkage, RunKind kind) {
        linkages.run(linkage, new RunRequest(kind, null, ACTOR));
        return newest(linkage);
    }

    /** Takes what is ready for an inbound linkage. */
    RunLine take(String linkage) {
        linkages.run(linkage, null);
        return newest(linkage);
    }

    /** Takes what is ready for an inbound linkage, however many files that are: the sum of their runs. */
    Balance takeAll(String linkage, Consumer<RunLine> each) {
        long before = runs.latest(1).stream().mapToLong(RunLine::id).findFirst().orElse(0);
        linkages.run(linkage, null);
        List<RunLine> taken = runs.latest(LATEST).stream()
                .filter(run -> run.id() > before && run.linkage().equals(linkage))
                .toList();
        taken.forEach(each);
        return taken.stream().map(RunLine::balance).reduce(Balance.ZERO, Balance::plus);
    }

    private RunLine newest(String linkage) {
        return runs.latest(LATEST).stream()
                .filter(run -> run.linkage().equals(linkage))
                .findFirst()
                .orElseThrow();
    }

    /** A run as it stands now, with the answers that have come. */
    RunLine line(RunLine run) {
        return runs.find(run.id()).orElseThrow();
    }

    /** What was set aside in a run: by a part of the record key, with code and perhaps field. */
    Map<String, String> setAside(RunLine run, Function<Item, String> key, Function<Item, String> found) {
        Map<String, String> items = new TreeMap<>();
        quarantine.ofRun(run.id(), ALL).forEach(item -> items.put(key.apply(item), found.apply(item)));
        return items;
    }

    /** What waits on the 確認リスト of a linkage, by record key. */
    Map<String, String> toConfirm(String linkage) {
        Set<Matter.State> waiting = Set.of(Matter.State.OPEN, Matter.State.IN_HAND);
        return confirmations.list(new Confirmations.Filter(linkage, null, waiting, ALL), "demo").stream()
                .collect(Collectors.toMap(Matter::recordKey, Matter::code, (one, other) -> one + " " + other));
    }
}

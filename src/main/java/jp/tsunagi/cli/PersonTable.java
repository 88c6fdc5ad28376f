package jp.tsunagi.cli;

import java.util.List;
import java.util.stream.Collectors;
import jp.tsunagi.evidence.Person;
import jp.tsunagi.register.Register;
import picocli.CommandLine;

/** A person's way as text: one paragraph a step, in the order of time. */
final class PersonTable {
    private PersonTable() {}

    static String of(Person person, Register register) {
        StepText steps = new StepText(register);
        String pseudonyms = person.pseudonyms().stream().map(Object::toString).collect(Collectors.joining(", "));
        return person.way().stream()
                .map(steps::of)
                .map(String::stripTrailing)
                .collect(Collectors.joining(
                        "\n",
                        "person " + (pseudonyms.isEmpty() ? "whom the hub does not know" : pseudonyms) + "\n",
                        "\n"));
    }

    /**
     * Shows people's ways.
     *
     * @return whether any was known
     */
    static boolean print(List<Person> people, Register register, CommandLine command) {
        people.stream()
                .filter(Person::isKnown)
                .forEach(person -> command.getOut().print(of(person, register)));
        boolean known = people.stream().anyMatch(Person::isKnown);
        if (!known) {
            command.getErr().println("Neither hub nor welfare system know anything of this person.");
        }
        return known;
    }
}

package jp.tsunagi.cli;

import java.util.List;
import java.util.concurrent.Callable;
import jp.tsunagi.evidence.Person;
import jp.tsunagi.evidence.PersonLookup;
import jp.tsunagi.register.Register;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code person}: the way of one person through all files. */
@Command(
        name = "person",
        header = "Shows in which files a person was, what was answered, and what was taken over.",
        description =
                "Asks for the number; it is never an argument. The look is entered in the journal with its purpose.")
final class PersonCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Mixin
    private Purpose purpose;

    @Option(names = "--recipient", description = "Ask for 公費負担者番号 and 受給者番号 (15 digits) and not for the 住民番号.")
    private boolean recipient;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String why = purpose.text(spec);
        String number = recipient ? NumberPrompt.recipient(spec) : NumberPrompt.resident(spec);
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            PersonLookup lookup = hub.getBean(PersonLookup.class);
            List<Person> people =
                    recipient ? lookup.byRecipientNumber(number, why) : List.of(lookup.byResidentNumber(number, why));
            return PersonTable.print(people, hub.getBean(Register.class), spec.commandLine()) ? 0 : 1;
        }
    }
}

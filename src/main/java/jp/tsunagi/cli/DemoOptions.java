package jp.tsunagi.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import jp.tsunagi.demo.DemoFolder;
import jp.tsunagi.demo.MovableClock;
import jp.tsunagi.demo.Municipality;
import jp.tsunagi.demo.population.PopulationOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How large a municipality, which one, and the day on which it begins. */
record DemoOptions(int people, long seed, LocalDate date) {
    private static final int LARGEST = 4_000_000;

    /** @throws ParameterException for a municipality without recipients */
    static DemoOptions of(CommandSpec spec, int people, long seed, LocalDate date) {
        if (people < 1 || people > LARGEST) {
            throw new ParameterException(spec.commandLine(), "--people takes 1 to " + LARGEST + ", not " + people);
        }
        return new DemoOptions(people, seed, date);
    }

    /** Makes it in the data folder. */
    Municipality found(HubOptions options, MovableClock clock) {
        DemoFolder folder = new DemoFolder(options.data);
        folder.prepare();
        PopulationOptions population = new PopulationOptions(
                people, seed, date, PopulationOptions.standard().spoiltShare());
        Path schemas = options.home.resolve("config/schemas");
        return Municipality.found(folder, population, Optional.of(schemas).filter(Files::isDirectory), clock);
    }
}

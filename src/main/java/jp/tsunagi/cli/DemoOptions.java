package jp.tsunagi.cli;

import java.time.LocalDate;
import jp.tsunagi.demo.DemoFolder;
import jp.tsunagi.demo.MovableClock;
import jp.tsunagi.demo.Municipality;
import jp.tsunagi.demo.population.PopulationOptions;

/** How large a municipality, which one, and the day on which it begins. */
record DemoOptions(int people, long seed, LocalDate date) {
    /** Makes it in the data folder. */
    Municipality found(HubOptions options, MovableClock clock) {
        DemoFolder folder = new DemoFolder(options.data);
        folder.prepare();
        PopulationOptions population = new PopulationOptions(
                people, seed, date, PopulationOptions.standard().spoiltShare());
        return Municipality.found(folder, population, clock);
    }
}

package jp.tsunagi.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folders that every command works with. */
class HubOptions {
    @Option(
            names = "--home",
            defaultValue = ".",
            description = "Folder with routes/, mappings/ and config/ (default: the present folder).")
    Path home;

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "Folder for drop/, inbox/ and hub/ (default: ${DEFAULT-VALUE}).")
    Path data;

    /** The same with another home folder. */
    HubOptions at(Path folder) {
        HubOptions options = new HubOptions();
        options.home = folder;
        options.data = data;
        return options;
    }
}

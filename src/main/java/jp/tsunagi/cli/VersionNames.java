package jp.tsunagi.cli;

import java.nio.file.Path;
import jp.tsunagi.audit.journal.AcceptedVersion;
import jp.tsunagi.audit.journal.ConfigurationVersions;
import jp.tsunagi.versions.VersionFolder;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Versions as people name them. */
final class VersionNames {
    static final String EDITED = "edited";

    private VersionNames() {}

    /** @throws ParameterException for a version that there is not, or whose files are gone */
    static AcceptedVersion version(String name, ApplicationContext hub, HubOptions options, CommandSpec spec) {
        AcceptedVersion version = hub.getBean(ConfigurationVersions.class)
                .named(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "There is no version " + name + "; `versions` lists them"));
        if (!new VersionFolder(options.data).isWhole(version.hash())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The files of version " + name + " are not in the data folder, or are others by now");
        }
        return version;
    }

    /** Where the files of a version lie, or the edited ones. */
    static Path folder(String name, ApplicationContext hub, HubOptions options, CommandSpec spec) {
        return EDITED.equals(name) ? options.home : folder(version(name, hub, options, spec), options);
    }

    static Path folder(AcceptedVersion version, HubOptions options) {
        return new VersionFolder(options.data).of(version.hash());
    }
}

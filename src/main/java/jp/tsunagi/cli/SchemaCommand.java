package jp.tsunagi.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code schema}: what an editor knows of route files. Its name keeps it out of the set, as it begins with a dot. */
@Command(
        name = "schema",
        description = "Places the schema of route files where their first line points, for editors: config/"
                + SchemaCommand.NAME + ".")
final class SchemaCommand implements Callable<Integer> {
    static final String NAME = ".camelYamlDsl.json";

    @Mixin
    private HubOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path place = options.home.resolve("config").resolve(NAME);
        try (InputStream schema = SchemaCommand.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            Files.copy(schema, place, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new HubException(
                    ErrorCode.FOLDER_UNUSABLE, place + ": " + e.getClass().getSimpleName(), e);
        }
        spec.commandLine().getOut().println(place);
        return 0;
    }
}

package jp.tsunagi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a bundle's page, run by bash with the real openssl and coreutils. */
final class Shell {
    private static final Pattern HTML_BLOCK = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);
    private static final Pattern TEXT_BLOCK = Pattern.compile("```\n(.*?)```\n", Pattern.DOTALL);

    record Result(int exitCode, String output) {}

    private Shell() {}

    /** Says aloud why nothing is run where openssl 3 or bash is missing. */
    static void assumeTools() throws IOException, InterruptedException {
        assumeTrue(
                run(Path.of("."), "openssl version | grep -E '^OpenSSL ([3-9]|[1-9][0-9])'\ncommand -v sha256sum")
                                .exitCode()
                        == 0,
                "bash, openssl 3 and sha256sum are not all installed: the commands of the page were NOT run");
    }

    static void write(Map<String, byte[]> parts, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            Path file = folder.resolve(part.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, part.getValue());
        }
    }

    /** What the page tells to paste, one block after the other. */
    static String commands(Map<String, byte[]> parts, String page) {
        boolean html = page.endsWith(".html");
        Matcher blocks = (html ? HTML_BLOCK : TEXT_BLOCK).matcher(EvidenceFixture.text(parts, page));
        StringBuilder commands = new StringBuilder();
        while (blocks.find()) {
            String block = blocks.group(1);
            commands.append(
                    html
                            ? block.replace("&lt;", "<")
                                    .replace("&gt;", ">")
                                    .replace("&quot;", "\"")
                                    .replace("&amp;", "&")
                            : block);
        }
        assertThat(commands).isNotEmpty();
        return commands.toString();
    }

    /** Stops at the first command that fails. */
    static Result run(Path folder, String commands) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder(List.of("bash", "-e", "-u", "-o", "pipefail", "-c", commands))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Result(bash.exitValue(), output);
    }
}

package jp.tsunagi.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What of a data folder other accounts have a right to, but for what the counterparts have put down. */
public final class OpenToOthers {
    private OpenToOthers() {}

    /** The data folder itself, folders and files, with their rights. */
    public static List<String> in(Path data) throws IOException {
        List<String> open = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(data)) {
            for (Path path :
                    walk.filter(path -> isTheHubs(data.relativize(path))).toList()) {
                String rights =
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
                if (!rights.endsWith("------")) {
                    open.add(data.relativize(path) + " " + rights);
                }
            }
        }
        return open;
    }

    private static boolean isTheHubs(Path path) {
        boolean returned = path.startsWith("inbox") && path.getNameCount() == 3 && !path.endsWith(".held");
        boolean fetched = path.startsWith("drop")
                && path.getNameCount() >= 3
                && path.getName(2).endsWith("fetched");
        return !path.startsWith("counterpart") && !returned && !fetched;
    }
}

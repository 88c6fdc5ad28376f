package jp.tsunagi.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The register of linkages: no linkage runs outside it. Its file is {@code config/linkages.yaml}.
 *
 * @param provisions the rows under which outbound linkages hand over
 */
public record Register(Municipality municipality, List<Linkage> linkages, Provisions provisions) {
    public Register {
        linkages = List.copyOf(linkages);
    }

    public Optional<Linkage> find(String id) {
        return linkages.stream().filter(linkage -> linkage.id().equals(id)).findFirst();
    }

    /**
     * The linkage of this id.
     *
     * @throws HubException {@link ErrorCode#UNKNOWN_LINKAGE}
     */
    public Linkage linkage(String id) {
        return find(id).orElseThrow(() -> new HubException(ErrorCode.UNKNOWN_LINKAGE, id));
    }

    /** The same register with every linkage at other times, for the demonstration and for tests. */
    public Register withSchedules(Schedule schedule) {
        return new Register(
                municipality,
                linkages.stream().map(linkage -> linkage.withSchedule(schedule)).toList(),
                provisions);
    }

    /** The same register with what lies on servers at other places, for the demonstration and for tests. */
    public Register withServers(UnaryOperator<Endpoint.Sftp> other) {
        return new Register(
                municipality,
                linkages.stream()
                        .map(linkage -> linkage.endpoint() instanceof Endpoint.Sftp server
                                ? linkage.withEndpoint(other.apply(server))
                                : linkage)
                        .toList(),
                provisions);
    }

    /** The outbound linkages that are refused on that day, with the reason: {@link ErrorCode#OUTSIDE_PROVISION}. */
    public List<RegisterFinding> outsideProvisions(LocalDate day) {
        List<RegisterFinding> findings = new ArrayList<>();
        for (Linkage linkage : linkages) {
            if (linkage.direction() == Direction.OUT) {
                provisions
                        .refusal(linkage, day)
                        .map(reason -> finding(
                                linkage,
                                "'" + linkage.id() + "' cannot run: " + reason,
                                "bring its row in provisions.yaml up to date, or take the linkage out"))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    /**
     * Looks whether files can be put down and moved in every folder, or the folder be made. To be called at start, before
     * any linkage runs; what is found is {@link ErrorCode#FOLDER_UNUSABLE}.
     */
    public List<RegisterFinding> check(Path dataDir) {
        List<RegisterFinding> findings = new ArrayList<>();
        for (Linkage linkage : linkages) {
            if (linkage.endpoint() instanceof Endpoint.Folder folder) {
                unusable(folder.under(dataDir))
                        .ifPresent(what -> findings.add(finding(
                                linkage,
                                what,
                                "give the hub's user the right to write there, or name another folder in the endpoint of '"
                                        + linkage.id() + "'")));
            }
        }
        return findings;
    }

    private static RegisterFinding finding(Linkage linkage, String what, String mend) {
        return new RegisterFinding(linkage.file(), linkage.line(), what, mend);
    }

    private static Optional<String> unusable(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            return Optional.of(existing + " is not a folder");
        }
        return canWrite(existing) ? Optional.empty() : Optional.of("folder " + existing + " cannot be written");
    }

    /** Tries it: access rights alone do not tell of read-only mounts and network shares. */
    private static boolean canWrite(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".tsunagi-check", null));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

package jp.tsunagi.checkup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.register.Direction;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterFinding;

/** The settings of each linkage that sends health-check documents, {@code mappings/checkup/<linkage>.yaml}. */
public final class Submissions {
    private final Map<String, SubmissionSettings> settings;

    private Submissions(Map<String, SubmissionSettings> settings) {
        this.settings = settings;
    }

    /**
     * Reads the settings of the outbound linkages whose record class is {@link CheckupRecord}.
     *
     * @param folder {@code mappings/checkup}
     * @param lists for what is a code
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} or {@link ErrorCode#REGISTER_INVALID}: a line for each linkage with a
     *     mistake, with file and line
     */
    public static Submissions read(Path folder, Register register, CodeLists lists) {
        Map<String, SubmissionSettings> settings = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        List<HubException> mistakes = new ArrayList<>();
        for (Linkage linkage : register.linkages()) {
            if (sendsDocuments(linkage)) {
                try {
                    SubmissionSettings own = SubmissionSettings.read(folder.resolve(linkage.id() + ".yaml"), lists);
                    assureAgreed(linkage, own, names);
                    settings.put(linkage.id(), own);
                } catch (HubException e) {
                    mistakes.add(e);
                }
            }
        }
        if (!mistakes.isEmpty()) {
            throw new HubException(
                    mistakes.get(0).code(),
                    mistakes.stream().map(HubException::detail).collect(Collectors.joining("\n")));
        }
        return new Submissions(settings);
    }

    private static boolean sendsDocuments(Linkage linkage) {
        return linkage.direction() == Direction.OUT
                && linkage.fileRule().layout().holds(CheckupRecord.class);
    }

    /** The register says the same, and no two linkages name their archives alike: each counts its own of a day. */
    private static void assureAgreed(Linkage linkage, SubmissionSettings own, Map<String, String> names) {
        String pattern = linkage.fileRule().name().text();
        own.disagreement(pattern).ifPresent(what -> {
            throw invalid(linkage, what, "compare both");
        });
        String other = names.putIfAbsent(pattern, linkage.id());
        if (other != null) {
            throw invalid(
                    linkage,
                    "its archives are named like those of '" + other + "'",
                    "give it another sender or receiver");
        }
    }

    private static HubException invalid(Linkage linkage, String what, String mend) {
        RegisterFinding finding = new RegisterFinding(linkage.file(), linkage.line(), linkage.id() + ": " + what, mend);
        return new HubException(ErrorCode.REGISTER_INVALID, finding.toString());
    }

    /**
     * The settings of a linkage.
     *
     * @throws HubException {@link ErrorCode#UNKNOWN_LINKAGE}: its records are no {@link CheckupRecord}
     */
    SubmissionSettings of(String linkage) {
        SubmissionSettings own = settings.get(linkage);
        if (own == null) {
            throw new HubException(ErrorCode.UNKNOWN_LINKAGE, linkage + ": sends no health-check documents");
        }
        return own;
    }
}

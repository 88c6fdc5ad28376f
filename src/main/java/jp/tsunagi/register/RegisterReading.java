package jp.tsunagi.register;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** What came of reading a register: the register, or every mistake in it. */
public record RegisterReading(Optional<Register> register, List<RegisterFinding> findings) {
    public RegisterReading {
        findings = List.copyOf(findings);
    }

    /**
     * The register.
     *
     * @throws HubException {@link ErrorCode#REGISTER_INVALID} with a line for each mistake
     */
    public Register orThrow() {
        return register.orElseThrow(() -> new HubException(
                ErrorCode.REGISTER_INVALID,
                findings.stream().map(RegisterFinding::toString).collect(Collectors.joining("\n"))));
    }
}

package signalbox.health;

import java.util.Comparator;
import java.util.List;
import signalbox.election.Anomaly;
import signalbox.text.SecretMask;
import signalbox.text.Severity;

/// Something that an administrator should know.
///
/// @param code the word that the command line uses, by which the finding is also silenced
/// @param seen the evidence: sentences with their figures, without passwords
/// @param why why it matters
/// @param todo what to do about it
/// @param remedy what Signalbox itself can do about it
public record Finding(
        String code, Severity severity, String title, List<String> seen, String why, String todo, Remedy remedy) {
    /// The worst first, then what causes others that are as bad, then by code.
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(finding -> !finding.code().equals(Anomaly.Code.RECONNECT_LOOP.word()))
            .thenComparing(Finding::code);

    public Finding {
        seen = seen.stream().map(SecretMask::masked).toList();
    }
}

package signalbox.record.write;

import java.util.List;
import signalbox.health.Finding;

/// A finding; the facts of an episode of the kind `finding`.
///
/// @param seen the evidence when it was raised
record RecordedFinding(String code, String severity, String title, List<String> seen) {
    static RecordedFinding of(Finding finding) {
        return new RecordedFinding(finding.code(), finding.severity().word(), finding.title(), finding.seen());
    }

    String subject() {
        return code + " " + severity;
    }
}

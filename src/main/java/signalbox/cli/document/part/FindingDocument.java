package signalbox.cli.document.part;

import java.util.List;
import signalbox.health.Finding;

/// Something that is wrong, as `check` and `status` report it.
public record FindingDocument(String code, String severity, String title, List<String> seen, String why, String todo) {
    public static FindingDocument of(Finding finding) {
        return new FindingDocument(
                finding.code(),
                finding.severity().word(),
                finding.title(),
                finding.seen(),
                finding.why(),
                finding.todo());
    }

    public static List<FindingDocument> of(List<Finding> findings) {
        return findings.stream().map(FindingDocument::of).toList();
    }
}

package signalbox.cli.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.NullReason;
import signalbox.cli.document.part.OmitNull;
import signalbox.config.check.ConfigFinding;

/// `config check`: what is wrong with an odoo.conf.
public record ConfigCheckDocument(Instant takenAt, List<CheckedLine> findings) {
    /// @param fix the corrected lines
    public record CheckedLine(
            String code,
            String severity,
            @Nullable Integer line,
            @OmitNull @Nullable String lineReason,
            String seen,
            String why,
            String fix) {

        static CheckedLine of(ConfigFinding finding) {
            return new CheckedLine(
                    finding.code(),
                    finding.severity().word(),
                    finding.line(),
                    NullReason.ifNull(finding.line(), "No line of the file shows it."),
                    finding.seen(),
                    finding.why(),
                    finding.fix().text());
        }
    }

    public static ConfigCheckDocument of(Instant takenAt, List<ConfigFinding> findings) {
        return new ConfigCheckDocument(
                takenAt, findings.stream().map(CheckedLine::of).toList());
    }
}

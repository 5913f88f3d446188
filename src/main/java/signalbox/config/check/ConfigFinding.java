package signalbox.config.check;

import org.jspecify.annotations.Nullable;
import signalbox.config.SecretSettings;
import signalbox.text.Severity;

/// A finding about an odoo.conf. It contains no secret.
///
/// @param code the word that the command line uses
/// @param line null when no line of the file shows it
/// @param variable the name of the variable from which the value is; null: it is not from one
/// @param seen the text that shows it
/// @param why why it matters, in sentences
public record ConfigFinding(
        String code,
        Severity severity,
        @Nullable Integer line,
        @Nullable String variable,
        String seen,
        String why,
        Fix fix) {
    private static final int MOST_SEEN = 400;

    public ConfigFinding(String code, Severity severity, @Nullable Integer line, String seen, String why, Fix fix) {
        this(code, severity, line, null, seen, why, fix);
    }

    ConfigFinding(String code, Severity severity, FindingPlace place, String seen, String why, Fix fix) {
        this(code, severity, place.line(), place.variable(), seen, why, fix);
    }

    public ConfigFinding {
        seen = SecretSettings.text(seen.length() > MOST_SEEN ? seen.substring(0, MOST_SEEN) + "…" : seen);
    }

    /// The same, for a person.
    ConfigFinding withoutEdits() {
        return new ConfigFinding(code, severity, line, seen, why, Fix.advice(fix.text()));
    }
}

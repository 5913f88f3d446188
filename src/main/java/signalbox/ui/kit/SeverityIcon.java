package signalbox.ui.kit;

import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.text.Severity;

/// How bad a finding is, as an icon.
public final class SeverityIcon {
    private SeverityIcon() {}

    public static FontIcon icon(Severity severity, int size) {
        return switch (severity) {
            case CRITICAL -> Icon.CRITICAL.at(size, "i-danger");
            case WARNING -> Icon.WARNING.at(size, "i-warning");
            case INFO -> Icon.INFORMATION.at(size, "i-accent");
        };
    }
}

package signalbox.ui.audit.content;

import java.util.Locale;
import signalbox.ui.kit.Icon;

/// How an action of the log is called and marked on the screen. Logs of other versions may have names that this one
/// does
/// not know: they are shown as words.
public final class ActionLabel {
    private static final String DRILL = "drill-";

    private ActionLabel() {}

    /// @param name as the log has it: `terminate-backend`
    public static String of(String name) {
        if (name.equals("done")) {
            return "Set done";
        }
        return name.startsWith(DRILL) ? "Drill: " + spaced(name.substring(DRILL.length())) : capital(spaced(name));
    }

    private static String spaced(String name) {
        return name.replace('-', ' ');
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    public static Icon icon(String name) {
        return switch (name) {
            case "requeue" -> Icon.REQUEUE;
            case "done" -> Icon.CHECK;
            case "cancel" -> Icon.CANCEL;
            case "move", "priority", "eta" -> Icon.EDIT;
            case "ask-again" -> Icon.DISPATCH;
            case "runner-hand-back" -> Icon.SWAP;
            default -> ofKind(name);
        };
    }

    private static Icon ofKind(String name) {
        if (name.startsWith("terminate") || name.contains("process")) {
            return Icon.TERMINATE;
        }
        if (name.startsWith("runner")) {
            return Icon.RUNNERS;
        }
        if (name.startsWith("channel")) {
            return Icon.CHANNELS;
        }
        return name.startsWith("guard") ? Icon.SHIELD : Icon.RUN;
    }
}

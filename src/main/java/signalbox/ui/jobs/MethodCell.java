package signalbox.ui.jobs;

import javafx.scene.control.Tooltip;
import signalbox.ui.kit.state.MethodLine;

/// What a job calls, in a row of the list. FX thread.
final class MethodCell {
    private MethodCell() {}

    static MethodLine line() {
        var line = new MethodLine();
        var tip = new Tooltip();
        Tooltip.install(line, tip);
        line.setUserData(tip);
        return line;
    }

    /// A narrow column has no space for the name of the record: the tooltip has it.
    static void show(MethodLine line, JobRow row) {
        var call = row.job().call();
        line.show(call.model(), call.method(), call.name());
        ((Tooltip) line.getUserData()).setText(text(row));
    }

    static String text(JobRow row) {
        var call = row.job().call();
        return call.model() + "." + call.method() + (call.name().isEmpty() ? "" : " " + call.name());
    }
}

package signalbox.ui.jobs.detail;

import java.util.ArrayList;
import java.util.List;
import signalbox.text.NumberText;

/// The end of a Python traceback: the innermost frames of the last exception, which show the cause.
final class Traceback {
    private static final int FRAMES = 3;

    private Traceback() {}

    /// The whole text if it is short or not a traceback.
    static String brief(String text) {
        var lines = text.stripTrailing().lines().toList();
        var begin = lastHeader(lines);
        var frames = new ArrayList<Integer>();
        for (var i = begin + 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("  File \"")) {
                frames.add(i);
            }
        }
        if (frames.size() <= FRAMES) {
            return String.join("\n", lines.subList(begin, lines.size()));
        }
        var hidden = frames.size() - FRAMES;
        var shown = new ArrayList<String>();
        shown.add(lines.get(begin));
        shown.add("  … " + NumberText.of(hidden, "outer frame", "outer frames"));
        shown.addAll(lines.subList(frames.get(hidden), lines.size()));
        return String.join("\n", shown);
    }

    /// One exception may follow another: the last one ended the job.
    private static int lastHeader(List<String> lines) {
        for (var i = lines.size() - 1; i > 0; i--) {
            if (lines.get(i).startsWith("Traceback (most recent call last)")) {
                return i;
            }
        }
        return 0;
    }
}

package signalbox.queue.group;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The last exception of a Python traceback: its frames, the innermost last, and the line that names it. One exception
/// may follow another ("During handling of the above exception …"): the last one ended the job. A text whose begin is
/// cut off is read as far as it goes.
///
/// @param error `odoo.exceptions.UserError: No country`; empty where the text has no such line
record TracebackEnd(List<TracebackFrame> frames, String error) {
    private static final String HEADER = "Traceback (most recent call last)";

    /// Python: `traceback.StackSummary.format_frame_summary`.
    private static final Pattern FRAME = Pattern.compile("  File \"(.*)\", line (\\d{1,9}), in (.*)");

    TracebackEnd {
        frames = List.copyOf(frames);
    }

    static TracebackEnd of(String text) {
        var lines = text.stripTrailing().lines().toList();
        var begin = lastHeader(lines) + 1;
        var frames = new ArrayList<TracebackFrame>();
        var last = begin - 1;
        for (var i = begin; i < lines.size(); i++) {
            var frame = FRAME.matcher(lines.get(i));
            if (frame.matches()) {
                frames.add(new TracebackFrame(frame.group(1), Integer.parseInt(frame.group(2)), frame.group(3)));
                last = i;
            }
        }
        return new TracebackEnd(frames, error(lines.subList(last + 1, lines.size())));
    }

    private static int lastHeader(List<String> lines) {
        for (var i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).startsWith(HEADER)) {
                return i;
            }
        }
        return -1;
    }

    /// Below the last frame, code and its marks are indented; a message may have several lines.
    private static String error(List<String> below) {
        return below.stream()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .findFirst()
                .orElse("");
    }
}

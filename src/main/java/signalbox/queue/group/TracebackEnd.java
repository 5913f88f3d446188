package signalbox.queue.group;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The end of a Python traceback: its frames, the innermost last, and the line that names the exception. One exception
/// may follow another ("During handling of the above exception …"): the last one ended the job, and its frames come
/// last. A text whose begin is cut off is read as far as it goes.
///
/// @param error `odoo.exceptions.UserError: No country`; empty where the text has no such line
record TracebackEnd(List<TracebackFrame> frames, String error) {
    /// Python: `traceback.StackSummary.format_frame_summary`.
    private static final Pattern FRAME = Pattern.compile("  File \"(.*)\", line (\\d{1,9}), in (.*)");

    TracebackEnd {
        frames = List.copyOf(frames);
    }

    static TracebackEnd of(String text) {
        var lines = text.stripTrailing().lines().toList();
        var frames = new ArrayList<TracebackFrame>();
        var last = -1;
        for (var i = 0; i < lines.size(); i++) {
            var frame = FRAME.matcher(lines.get(i));
            if (frame.matches()) {
                frames.add(new TracebackFrame(frame.group(1), Integer.parseInt(frame.group(2)), frame.group(3)));
                last = i;
            }
        }
        return new TracebackEnd(frames, error(lines.subList(last + 1, lines.size())));
    }

    /// Below the last frame, code and its marks are indented; a message may have several lines.
    private static String error(List<String> below) {
        return below.stream()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .findFirst()
                .orElse("");
    }
}

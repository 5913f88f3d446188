package signalbox.ui.jobs.groups;

import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.queue.group.ErrorFingerprint;
import signalbox.queue.group.JobGroup;
import signalbox.queue.group.MethodName;
import signalbox.text.NumberText;
import signalbox.text.QualifiedName;
import signalbox.text.TimeText;

/// A group as a row of the table. Texts that depend on the time are stored in it, so that a row equals another one
/// until its text changes.
record GroupRow(JobGroup group, String first, String last) {
    static final String NO_EXCEPTION = "(none named)";
    static final String NO_FRAME = "no own frame";

    static GroupRow of(JobGroup group, Instant now) {
        return new GroupRow(group, moment(group.firstStarted(), now), moment(group.lastStarted(), now));
    }

    private static String moment(@Nullable Instant at, Instant now) {
        return at == null ? "" : TimeText.narrow(at, now);
    }

    String jobs() {
        return NumberText.count(group.jobs());
    }

    /// How many of its jobs began in each part of the time, as numbers.
    String course() {
        return group.course().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private ErrorFingerprint error() {
        return group.newest().error();
    }

    /// Without its module: the tooltip has the full name.
    String exception() {
        var name = error().exception();
        return NumberText.orExample(errors(), "error", name.isEmpty() ? NO_EXCEPTION : QualifiedName.simple(name));
    }

    /// The error stands for a group of errors of one kind, not for each of its messages.
    private int errors() {
        return group.kinds().errors();
    }

    String wholeException() {
        var name = error().exception();
        return errors() > 1 ? NumberText.orExample(errors(), "error", name.isEmpty() ? NO_EXCEPTION : name) : name;
    }

    /// `smtp.py:131`: the line is that of the newest job.
    String frame() {
        var file = error().file();
        return error().hasFrame()
                ? example() + file.substring(file.lastIndexOf('/') + 1) + ":"
                        + group.newest().line()
                : example() + NO_FRAME;
    }

    private String example() {
        return errors() > 1 ? "for example " : "";
    }

    String wholeFrame() {
        if (errors() > 1) {
            return "Of the newest job: " + (error().hasFrame() ? place() : "no frame of its traceback is in an addon")
                    + ".";
        }
        return error().hasFrame()
                ? place()
                : "No frame of the traceback is in an addon: such failures are grouped by their message.";
    }

    private String place() {
        return error().file() + ", line " + group.newest().line() + ", in " + error().function();
    }

    /// Empty where the jobs have several.
    String model() {
        return hasOneMethod() ? newestMethod().model() : "";
    }

    /// The name alone, or how many there are.
    String method() {
        return hasOneMethod() ? newestMethod().method() : methods();
    }

    private boolean hasOneMethod() {
        return group.kinds().methods() <= 1;
    }

    private MethodName newestMethod() {
        return group.newest().method();
    }

    String methods() {
        return NumberText.orExample(
                group.kinds().methods(),
                "method",
                newestMethod().model() + "." + newestMethod().method());
    }

    String channels() {
        return NumberText.orExample(
                group.kinds().channels(), "channel", group.newest().channel());
    }

    String message() {
        return NumberText.orExample(
                group.kinds().messages(), "message", group.newest().message());
    }
}

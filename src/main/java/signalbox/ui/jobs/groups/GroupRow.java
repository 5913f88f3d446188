package signalbox.ui.jobs.groups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.queue.group.Fingerprint;
import signalbox.queue.group.JobGroup;
import signalbox.queue.group.MethodName;
import signalbox.text.NumberText;
import signalbox.text.QualifiedName;
import signalbox.text.TimeText;

/// A group as a row of the table. Texts that depend on the time are stored in it, so that a row equals another one
/// until
/// its text changes.
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

    private Fingerprint error() {
        return group.newest().error();
    }

    /// Without its module: the tooltip has the full name.
    String exception() {
        var name = error().exception();
        return (name.isEmpty() ? NO_EXCEPTION : QualifiedName.simple(name)) + others(errors());
    }

    /// The error stands for a group of errors of one kind, not for each of its messages.
    private int errors() {
        return group.kinds().errors();
    }

    /// `smtp.py:131`: the line is that of the newest job.
    String frame() {
        var file = error().file();
        return error().hasFrame()
                ? file.substring(file.lastIndexOf('/') + 1) + ":"
                        + group.newest().line() + others(errors())
                : NO_FRAME;
    }

    String wholeFrame() {
        return error().hasFrame()
                ? error().file() + ", line " + group.newest().line() + ", in " + error().function()
                : "No frame of the traceback is in an addon: such failures are grouped by their message.";
    }

    MethodName method() {
        return group.newest().method();
    }

    String otherMethods() {
        return others(group.kinds().methods()).strip();
    }

    String methods() {
        return method().model() + "." + method().method() + others(group.kinds().methods());
    }

    String channels() {
        return group.newest().channel() + others(group.kinds().channels());
    }

    String message() {
        return group.newest().message() + others(group.kinds().messages());
    }

    /// ` +2` where there are two others.
    private static String others(int all) {
        return all > 1 ? " +" + NumberText.count(all - 1) : "";
    }
}

package signalbox.ui.jobs.groups;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /// What tells the group from others, as a sentence.
    static String sentence(JobGroup group) {
        var row = new GroupRow(group, "", "");
        return "The group: "
                + Stream.of(row.wholeException(), row.errors() > 1 ? "" : row.place(), row.methods(), row.channels())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; "))
                + ".";
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

    /// `acme_mail/…/smtp.py:131`: the line is that of the newest job.
    String frame() {
        return error().hasFrame()
                ? example() + inShort(error().file()) + ":" + group.newest().line()
                : example() + NO_FRAME;
    }

    /// The addon and the file: what is between them is the same in most addons.
    private static String inShort(String file) {
        var addon = file.indexOf('/');
        var name = file.lastIndexOf('/');
        return addon == name ? file : file.substring(0, addon) + "/…" + file.substring(name);
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
        return error().hasFrame()
                ? error().file() + ", line " + group.newest().line() + ", in " + error().function()
                : "";
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

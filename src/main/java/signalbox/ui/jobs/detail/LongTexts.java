package signalbox.ui.jobs.detail;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.JobText;
import signalbox.text.NumberText;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.SaveAs;

/// The texts of the shown job that are too long to be read at once, as far as they have been read. On the FX thread
/// only.
public final class LongTexts {
    /// So many characters of one text are shown; a longer one can be saved.
    static final int MOST_SHOWN = 8 * JobText.PIECE;

    private final JobTextSource source;
    private final SaveAs saveAs;
    private final NoticeBoard notices;
    private final Background background;
    private final Map<JobText, String> read = new EnumMap<>(JobText.class);
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private @Nullable JobDetail job;

    public LongTexts(JobTextSource source, SaveAs saveAs, NoticeBoard notices, Background background) {
        this.source = source;
        this.saveAs = saveAs;
        this.notices = notices;
        this.background = background;
    }

    /// For another job, or another version of its row, what was read before is dropped.
    void follow(JobDetail shown) {
        if (job == null
                || !job.version().equals(shown.version())
                || !isOf(shown.job().uuid())) {
            read.clear();
        }
        job = shown;
    }

    private boolean isOf(String uuid) {
        return job != null && job.job().uuid().equals(uuid);
    }

    /// Counts up each time that more of a text was read.
    ReadOnlyLongProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /// The text as far as it was read; empty when the job has none.
    String shown(JobText text) {
        var known = read.get(text);
        return known != null ? known : job == null ? "" : Objects.requireNonNullElse(job.text(text), "");
    }

    /// What is missing of the text, in words; empty when all of it is shown.
    String missing(JobText text) {
        var shown = job;
        var size = shown == null ? null : shown.cut().get(text);
        if (size == null) {
            return "";
        }
        var part = bytes(shown(text));
        var side = text.isReadFromItsEnd() ? "The last " : "The first ";
        return part >= size
                ? ""
                : side + NumberText.size(part) + " of " + NumberText.size(size) + " of the " + text.title() + ".";
    }

    boolean canShowMore(JobText text) {
        return !missing(text).isEmpty() && shown(text).length() < MOST_SHOWN;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    void more(JobText text) {
        var asked = job;
        if (asked == null) {
            return;
        }
        var known = shown(text);
        var characters = known.codePointCount(0, known.length());
        background.run(() -> source.more(asked.job().uuid(), text, characters), answer -> {
            if (isOf(asked.job().uuid()) && shown(text).equals(known)) {
                take(text, known, answer);
            }
        });
    }

    private void take(JobText text, String known, TaskResult<Optional<String>> answer) {
        switch (answer) {
            case TaskResult.Done(var piece) -> {
                var more = piece.orElse("");
                read.put(text, text.isReadFromItsEnd() ? more + known : known + more);
                changes.set(changes.get() + 1);
            }
            case TaskResult.Failed(var cause) -> notices.notifyOperator(failed("read", text, cause));
        }
    }

    void save(JobText text) {
        var saved = job;
        if (saved == null) {
            return;
        }
        var name = saved.job().uuid() + "-" + text.title() + ".txt";
        saveAs.ask("Save the " + text.title(), name, List.of(new SaveAs.Kind("Text", "txt")))
                .ifPresent(file -> background.run(() -> source.save(saved.job().uuid(), text, file), answer -> {
                    switch (answer) {
                        case TaskResult.Done(var written) ->
                            notices.notifyOperator(Notice.done("Saved "
                                    + NumberText.of(written, "character", "characters") + " to " + file + "."));
                        case TaskResult.Failed(var cause) -> notices.notifyOperator(failed("saved", text, cause));
                    }
                }));
    }

    private static Notice failed(String what, JobText text, Exception cause) {
        return Notice.failed(
                "The " + text.title() + " could not be " + what + ".",
                Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }
}

package signalbox.ui.screen.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import signalbox.record.read.JobLife;
import signalbox.record.read.JobLife.LifeStep;
import signalbox.text.ShownTime;
import signalbox.text.TimeText;

/// The life of a job as lines, oldest first.
final class JobLifeText {
    private JobLifeText() {}

    /// A line of it.
    ///
    /// @param state the word of the state that it came to; empty for a time in which nobody watched
    /// @param at when, in the zone that is shown
    /// @param text what happened
    /// @param detail what is known beside that; may be empty
    record LifeLine(Instant moment, String state, String at, String text, String detail) {}

    static List<LifeLine> lines(JobLife life) {
        var lines = new ArrayList<LifeLine>();
        life.steps().forEach(step -> lines.add(line(step)));
        life.unwatched()
                .forEach(hole -> lines.add(new LifeLine(
                        hole.from(),
                        "",
                        TimeText.withDate(hole.from()),
                        "not watched until " + ShownTime.brief(hole.to(), hole.from()),
                        "What happened to it then is not known.")));
        lines.sort(Comparator.comparing(LifeLine::moment));
        return lines;
    }

    private static LifeLine line(LifeStep step) {
        var moved = step.moved();
        var before = moved.before();
        return new LifeLine(
                moved.at(),
                moved.after(),
                TimeText.withDate(moved.at()),
                (before == null ? "" : before + " → ") + moved.after(),
                detail(step));
    }

    private static String detail(LifeStep step) {
        var parts = new ArrayList<String>();
        if (step.dispatched()) {
            parts.add(dispatcher(step));
        }
        var moved = step.moved();
        if (moved.channel() != null) {
            parts.add(moved.channel());
        }
        if (moved.worker() != null) {
            parts.add("worker " + moved.worker());
        }
        if (moved.moved() != null) {
            parts.add("its row says " + TimeText.exact(moved.moved()));
        }
        return String.join(" · ", parts);
    }

    private static String dispatcher(LifeStep step) {
        var lead = step.leader();
        if (lead == null || !(lead.facts().get("leader") instanceof Map<?, ?> leader)) {
            return "dispatched while no leader was known";
        }
        var worker = lead.fact("worker").toUpperCase(Locale.ROOT);
        return "dispatched while " + leader.get("pid") + (worker.isEmpty() ? "" : " (" + worker + ")") + " led";
    }
}

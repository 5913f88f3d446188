package signalbox.ui.jobs.groups;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobState;
import signalbox.queue.group.FailedGroups;
import signalbox.queue.group.FailedJobReader;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;

/// What the groups show at a moment.
///
/// @param summary how many groups of how many jobs; empty before any is known
/// @param reading how far the failed jobs were read
/// @param notes what a person must know of the figures
/// @param empty what is said while there are no rows
record GroupsContent(List<GroupRow> rows, String summary, ReadingText reading, List<String> notes, Empty empty) {
    /// @param hint may be empty
    record Empty(String sentence, String hint) {
        static final Empty READING = new Empty("Reading the failed jobs…", "");
    }

    static final GroupsContent NONE = new GroupsContent(List.of(), "", ReadingText.NONE, List.of(), Empty.READING);

    GroupsContent {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    static GroupsContent of(
            FailedGroups found, GroupChoice choice, boolean stopped, Capabilities capabilities, Instant now) {
        var progress = found.progress();
        var rows = found.groups().stream().map(group -> GroupRow.of(group, now)).toList();
        return new GroupsContent(
                rows,
                rows.isEmpty()
                        ? ""
                        : NumberText.of(rows.size(), "group", "groups") + " · "
                                + NumberText.of(found.jobs(), "failed job", "failed jobs")
                                + (progress.at() == null ? "" : " · as of " + ShownTime.ofDay(progress.at())),
                ReadingText.of(progress, stopped),
                notes(found, choice, capabilities),
                empty(progress, choice));
    }

    private static Empty empty(FailedGroups.Progress progress, GroupChoice choice) {
        if (!progress.isComplete() && progress.read() == 0) {
            return Empty.READING;
        }
        return choice.isNarrowed() && progress.failed() > 0
                ? new Empty(
                        "No failed job matches",
                        NumberText.of(progress.read(), "failed job was read", "failed jobs were read") + " in all.")
                : new Empty("No failed jobs", "");
    }

    private static List<String> notes(FailedGroups found, GroupChoice choice, Capabilities capabilities) {
        var notes = new ArrayList<String>();
        if (!found.groups().isEmpty()) {
            notes.add(explanation(choice));
        }
        if (!choice.filter().matchingStates().contains(JobState.FAILED)) {
            notes.add("Groups are of failed jobs: the states that the filter names do not count here.");
        }
        var progress = found.progress();
        if (progress.notListed() > 0) {
            notes.add(NumberText.of(progress.notListed(), "older failed job is", "older failed jobs are")
                    + " left out: at most " + NumberText.count(FailedJobReader.MOST) + " are kept.");
        }
        if (!capabilities.hasColumn("exc_info")) {
            notes.add("This queue_job keeps no tracebacks.");
        }
        if (capabilities.hidesJobs()) {
            notes.add("Only as far as row security lets this role see.");
        }
        return notes;
    }

    private static String explanation(GroupChoice choice) {
        return switch (choice.by()) {
            case ERROR -> "Jobs of one group fail at the same own frame; the line is that of the newest one.";
            case METHOD, CHANNEL -> "What follows \"for example\" is that of the newest job.";
        };
    }
}

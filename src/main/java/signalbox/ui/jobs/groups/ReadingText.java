package signalbox.ui.jobs.groups;

import signalbox.queue.group.FailedGroups.Progress;
import signalbox.text.NumberText;

/// How far the failed jobs were read.
///
/// @param sentence empty when all were read
/// @param share of the failed jobs that were read, 0 to 1
/// @param stopped whether the operator stopped it
record ReadingText(String sentence, double share, boolean stopped) {
    static final ReadingText NONE = new ReadingText("", 0, false);

    static ReadingText of(Progress progress, boolean stopped) {
        if (progress.isComplete()) {
            return NONE;
        }
        if (progress.at() == null) {
            return new ReadingText(
                    stopped ? "Stopped before any failed job was read." : "Listing the failed jobs…", 0, stopped);
        }
        var read = NumberText.count(progress.read()) + " of "
                + NumberText.of(progress.failed(), "failed job", "failed jobs");
        return new ReadingText(
                stopped
                        ? "Stopped: read " + read + ". The groups count those."
                        : "Read " + read + ", the newest first. At most a fifth of one core of the server.",
                progress.failed() == 0 ? 0 : (double) progress.read() / progress.failed(),
                stopped);
    }

    boolean isShown() {
        return !sentence.isEmpty();
    }
}

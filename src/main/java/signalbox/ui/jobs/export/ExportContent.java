package signalbox.ui.jobs.export;

import signalbox.queue.job.export.JobExport;

/// What is shown of the export that runs.
///
/// @param text `Exporting to jobs.csv: 12,000 of about 480,000 jobs`
/// @param share 0 to 1; 0 also while it is not known how many there are: nothing moves that only says "wait"
/// @param isEnding whether it was cancelled, and ends
record ExportContent(String text, double share, boolean isEnding) {
    static ExportContent of(JobExport export) {
        var progress = export.progress();
        return new ExportContent(
                (export.isCancelled() ? "Cancelling " : "Exporting to ")
                        + export.file().getFileName() + ": " + progress.text(),
                progress.part().orElse(0),
                export.isCancelled());
    }
}

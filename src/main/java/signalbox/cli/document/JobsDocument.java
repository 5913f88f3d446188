package signalbox.cli.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.JobDocument;
import signalbox.cli.document.part.NullReason;
import signalbox.cli.document.part.OmitNull;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.count.Count;
import signalbox.queue.job.JobPage;

/// `jobs`: one page.
///
/// @param totalAsFarAsSeen whether row security hides jobs from this role, or may
/// @param next where the next page begins; null on the last page
/// @param searchedPart of the table, 0 to 1, when a search had to stop before its end: it goes on at `next`; else left
///     out
public record JobsDocument(
        Instant takenAt,
        List<String> caveats,
        @Nullable Long total,
        @OmitNull @Nullable String totalReason,
        boolean totalAsFarAsSeen,
        List<JobDocument> jobs,
        @Nullable String next,
        @OmitNull @Nullable Double searchedPart) {

    /// @param total approximate when more match than are counted; then its value is that limit
    public static JobsDocument of(Instant takenAt, Capabilities capabilities, JobPage page, Count total) {
        var exact = total.approximate() ? null : total.value();
        return new JobsDocument(
                takenAt,
                capabilities.caveats(),
                exact,
                NullReason.ifNull(exact, reason(page, total)),
                capabilities.hidesJobs(),
                page.jobs().stream()
                        .map(job -> JobDocument.of(job, capabilities))
                        .toList(),
                page.next() == null ? null : page.next().text(),
                page.reach() == null ? null : page.reach().part());
    }

    private static String reason(JobPage page, Count total) {
        return page.reach() == null
                ? "More than " + total.value() + " match; Signalbox counts no further."
                : "The search is not at its end: it goes on with --after and next.";
    }
}

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
public record JobsDocument(
        Instant takenAt,
        List<String> caveats,
        @Nullable Long total,
        @OmitNull @Nullable String totalReason,
        boolean totalAsFarAsSeen,
        List<JobDocument> jobs,
        @Nullable String next) {

    /// @param total approximate when more match than are counted; then its value is that limit
    public static JobsDocument of(Instant takenAt, Capabilities capabilities, JobPage page, Count total) {
        var exact = total.approximate() ? null : total.value();
        return new JobsDocument(
                takenAt,
                capabilities.caveats(),
                exact,
                NullReason.ifNull(exact, "More than " + total.value() + " match; Signalbox counts no further."),
                capabilities.hidesJobs(),
                page.jobs().stream()
                        .map(job -> JobDocument.of(job, capabilities))
                        .toList(),
                page.next() == null ? null : page.next().text());
    }
}

package signalbox.queue.job.export;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import signalbox.queue.count.Count;
import signalbox.queue.job.SearchReach;
import signalbox.text.NumberText;

/// How far an export is.
///
/// @param written jobs
/// @param expected how many match; null where that is not known
/// @param reach how far the table was searched; null where it is not searched
public record ExportProgress(
        long written, @Nullable Count expected, @Nullable SearchReach reach) {
    /// `12,000 of about 480,000 jobs`; `120 jobs, 34 % of the table searched`
    public String text() {
        if (reach != null) {
            return NumberText.of(written, "job") + ", " + NumberText.percent(reach.percent())
                    + " of the table searched";
        }
        return expected == null
                ? NumberText.of(written, "job")
                : NumberText.count(written) + " of " + (expected.approximate() ? "about " : "")
                        + NumberText.of(expected.value(), "job");
    }

    /// From 0 to 1; empty where that is not known.
    public OptionalDouble part() {
        if (reach != null) {
            return OptionalDouble.of(reach.part());
        }
        return expected == null || expected.value() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(1, (double) written / expected.value()));
    }
}

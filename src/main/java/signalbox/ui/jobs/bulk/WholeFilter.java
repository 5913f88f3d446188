package signalbox.ui.jobs.bulk;

import signalbox.queue.filter.JobFilter;
import signalbox.text.NumberText;

/// All jobs that match a filter, as the operator chose them: those in the list and all others.
///
/// @param figure how many match as far as known: `12,009`, `over 10,000`; empty: not known
public record WholeFilter(JobFilter filter, String figure) {
    /// `12,009 jobs match`
    public String title() {
        return figure.isEmpty()
                ? "All jobs that match"
                : NumberText.ofFigure(figure, "job") + (figure.equals("1") ? " matches" : " match");
    }

    /// The filter as people write it.
    public String text() {
        return filter.isAll() ? "all jobs of queue_job" : filter.text();
    }
}

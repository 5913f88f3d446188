package signalbox.ui.jobs.detail.related;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.queue.filter.FilterQualifier;
import signalbox.queue.filter.FilterValue;
import signalbox.queue.filter.JobCondition;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.filter.NamePattern;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobColumns;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.RelatedJobs;
import signalbox.queue.job.SearchReach;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;

/// One list of related jobs, in words.
///
/// @param jobs the newest first
/// @param note what is not among them, and how far was looked; empty when these are all
/// @param all lists them all; null where there can be none
public record RelatedSection(
        String title, List<Job> jobs, String note, @Nullable JobFilter all) {
    private static final String KEY = "Same identity key";
    private static final String METHOD = "Same model and method";

    public RelatedSection {
        jobs = List.copyOf(jobs);
    }

    /// @param now the server's time
    static List<RelatedSection> of(JobDetail job, RelatedJobs related, Instant now) {
        return List.of(
                related.sameKey() == null
                        ? none(KEY, "This job has no identity key.")
                        : new RelatedSection(
                                KEY,
                                related.sameKey().jobs(),
                                note(related.sameKey(), "No other job has this identity key.", now),
                                byKey(job)),
                related.sameMethod() == null
                        ? none(METHOD, "This job names no model and method.")
                        : new RelatedSection(
                                METHOD,
                                related.sameMethod().jobs(),
                                note(related.sameMethod(), "No other job calls this method.", now),
                                byMethod(job)));
    }

    private static RelatedSection none(String title, String note) {
        return new RelatedSection(title, List.of(), note, null);
    }

    private static String note(RelatedJobs.Alike alike, String none, Instant now) {
        var reach = alike.reach();
        if (reach != null) {
            return (alike.jobs().isEmpty() ? "None found. " : "") + "Looked back " + far(reach, now)
                    + ": there may be older ones.";
        }
        if (alike.jobs().isEmpty()) {
            return none;
        }
        return alike.more() ? "The newest " + NumberText.count(alike.jobs().size()) + "; there are more." : "";
    }

    private static String far(SearchReach reach, Instant now) {
        var part = "through " + reach.percent() + " % of the table";
        return Optional.ofNullable(reach.created())
                .map(at -> part + ", as far as " + ShownTime.brief(at, now))
                .orElse(part);
    }

    private static JobFilter byKey(JobDetail job) {
        var key = job.identityKey();
        return key == null ? JobFilter.ALL : JobFilter.ALL.with(is(FilterQualifier.KEY, key));
    }

    private static JobFilter byMethod(JobDetail job) {
        var call = job.job().call();
        return JobFilter.ALL
                .with(is(FilterQualifier.MODEL, call.model()))
                .with(is(FilterQualifier.METHOD, call.method()));
    }

    private static JobCondition is(FilterQualifier qualifier, String name) {
        var pattern = JobColumns.isShortened(name) ? new NamePattern(List.of(name, "")) : NamePattern.exactly(name);
        return JobCondition.only(qualifier, new FilterValue.Name(pattern));
    }
}

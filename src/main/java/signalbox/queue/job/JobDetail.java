package signalbox.queue.job;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One job with its long texts and its neighbours in the graph.
///
/// @param funcString the call as Python text
/// @param records, args, kwargs JSON as Odoo's encoder wrote it
/// @param traceback the Python traceback, or its end
/// @param cut the texts of which only the first piece was read (of a traceback the last), with their whole size in
///     bytes
/// @param relations its neighbours in the graph
/// @param version another value after each update of the row
public record JobDetail(
        Job job,
        @Nullable String funcString,
        @Nullable String records,
        @Nullable String args,
        @Nullable String kwargs,
        @Nullable String traceback,
        @Nullable String result,
        @Nullable String identityKey,
        @Nullable String user,
        @Nullable String company,
        Map<JobText, Long> cut,
        Relations relations,
        String version) {

    public JobDetail {
        cut = Map.copyOf(cut);
    }

    /// When these neighbours are all that there are.
    public JobDetail(
            Job job,
            @Nullable String funcString,
            @Nullable String records,
            @Nullable String args,
            @Nullable String kwargs,
            @Nullable String traceback,
            @Nullable String result,
            @Nullable String identityKey,
            @Nullable String user,
            @Nullable String company,
            Map<JobText, Long> cut,
            List<Job> parents,
            List<Job> dependants,
            String version) {
        this(
                job,
                funcString,
                records,
                args,
                kwargs,
                traceback,
                result,
                identityKey,
                user,
                company,
                cut,
                Relations.of(parents, dependants),
                version);
    }

    /// Some of the jobs that it waits for, those that are not done first.
    public List<Job> parents() {
        return relations.parents();
    }

    /// Some of the jobs that wait for it.
    public List<Job> dependants() {
        return relations.dependants();
    }

    /// The text, as far as it was read; null when the job has none.
    public @Nullable String text(JobText wanted) {
        return switch (wanted) {
            case CALL -> funcString;
            case RECORDS -> records;
            case ARGUMENTS -> args;
            case KEYWORDS -> kwargs;
            case TRACEBACK -> traceback;
            case RESULT -> result;
        };
    }

    JobDetail with(Relations others) {
        return new JobDetail(
                job,
                funcString,
                records,
                args,
                kwargs,
                traceback,
                result,
                identityKey,
                user,
                company,
                cut,
                others,
                version);
    }
}

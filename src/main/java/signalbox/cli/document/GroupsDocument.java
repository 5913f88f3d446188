package signalbox.cli.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.NullReason;
import signalbox.cli.document.part.OmitNull;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.group.FailedGroups;
import signalbox.queue.group.GroupBy;
import signalbox.queue.group.JobGroup;
import signalbox.queue.job.Job;

/// `groups`: the groups of failed jobs, the largest first.
///
/// @param by error, method or channel
/// @param failed how many jobs had failed at that moment, as far as they were read
/// @param failedAsFarAsSeen whether row security hides jobs from this role, or may
/// @param notRead how many older failed jobs were left out
/// @param moreGroups how many smaller groups are not listed
public record GroupsDocument(
        Instant takenAt,
        List<String> caveats,
        String by,
        long failed,
        boolean failedAsFarAsSeen,
        long notRead,
        List<GroupEntry> groups,
        int moreGroups) {

    private static final String NO_FRAME = "No frame of the traceback is in an addon.";
    private static final String NO_EXCEPTION = "Neither the job nor its traceback names one.";
    private static final String NO_TIME = "No row of the group has that time.";

    /// What is of the newest job where the jobs of the group differ: the counts say how many there are of each.
    ///
    /// @param jobs how many
    /// @param examples the keys whose values are only those of the newest job, because the jobs have several
    /// @param line where the newest job failed
    /// @param message with `#` for what differs from job to job
    /// @param firstStarted, lastStarted when the first and the newest of their last runs began
    /// @param sample the uuid of the newest job
    public record GroupEntry(
            int jobs,
            @Nullable String exception,
            @OmitNull @Nullable String exceptionReason,
            @Nullable String file,
            @Nullable Integer line,
            @Nullable String function,
            @OmitNull @Nullable String fileReason,
            @OmitNull @Nullable String lineReason,
            @OmitNull @Nullable String functionReason,
            String message,
            String model,
            String method,
            String channel,
            int errors,
            int messages,
            int methods,
            int channels,
            List<String> examples,
            @Nullable Instant firstStarted,
            @OmitNull @Nullable String firstStartedReason,
            @Nullable Instant lastStarted,
            @OmitNull @Nullable String lastStartedReason,
            @Nullable String sample,
            @OmitNull @Nullable String sampleReason) {

        /// @param sample null: it is gone, or has no uuid
        static GroupEntry of(JobGroup group, @Nullable Job sample) {
            var newest = group.newest();
            var error = newest.error();
            var exception = error.exception().isEmpty() ? null : error.exception();
            var file = error.hasFrame() ? error.file() : null;
            var why = NullReason.ifNull(file, NO_FRAME);
            var uuid = sample == null || sample.uuid().isEmpty() ? null : sample.uuid();
            var kinds = group.kinds();
            return new GroupEntry(
                    group.jobs(),
                    exception,
                    NullReason.ifNull(exception, NO_EXCEPTION),
                    file,
                    file == null ? null : newest.line(),
                    file == null ? null : error.function(),
                    why,
                    why,
                    why,
                    newest.message(),
                    newest.method().model(),
                    newest.method().method(),
                    newest.channel(),
                    kinds.errors(),
                    kinds.messages(),
                    kinds.methods(),
                    kinds.channels(),
                    examples(kinds),
                    group.firstStarted(),
                    NullReason.ifNull(group.firstStarted(), NO_TIME),
                    group.lastStarted(),
                    NullReason.ifNull(group.lastStarted(), NO_TIME),
                    uuid,
                    NullReason.ifNull(uuid, "It is gone, or its row has no uuid."));
        }

        private static List<String> examples(JobGroup.Kinds kinds) {
            var keys = new ArrayList<String>();
            keys.addAll(kinds.errors() > 1 ? List.of("exception", "file", "line", "function") : List.of());
            keys.addAll(kinds.messages() > 1 ? List.of("message") : List.of());
            keys.addAll(kinds.methods() > 1 ? List.of("model", "method") : List.of());
            keys.addAll(kinds.channels() > 1 ? List.of("channel") : List.of());
            return List.copyOf(keys);
        }
    }

    /// @param samples the newest job of each of the groups, by its id
    /// @param limit so many groups are listed
    public static GroupsDocument of(
            Instant takenAt,
            Capabilities capabilities,
            GroupBy by,
            FailedGroups found,
            Map<Long, Job> samples,
            int limit) {
        var listed = found.groups().stream().limit(limit).toList();
        return new GroupsDocument(
                takenAt,
                capabilities.caveats(),
                by.name().toLowerCase(Locale.ROOT),
                found.jobs(),
                capabilities.hidesJobs(),
                found.progress().notListed(),
                listed.stream()
                        .map(group -> GroupEntry.of(
                                group, samples.get((long) group.newest().id())))
                        .toList(),
                found.groups().size() - listed.size());
    }
}

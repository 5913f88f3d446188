package signalbox.ui.jobs.groups;

import static signalbox.ui.JobSamples.NOW;
import static signalbox.ui.JobSamples.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.action.bulk.FrozenJobs;
import signalbox.queue.action.bulk.FrozenSource;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.group.ErrorFingerprint;
import signalbox.queue.group.FailedGroups;
import signalbox.queue.group.FailedGroups.Progress;
import signalbox.queue.group.GroupBy;
import signalbox.queue.group.GroupKey;
import signalbox.queue.group.GroupScope;
import signalbox.queue.group.JobGroup;
import signalbox.queue.group.MethodName;
import signalbox.queue.job.Job;
import signalbox.queue.job.MatchingJob;

/// Groups of a mail outage, read in turns.
public final class GroupSamples implements GroupSource {
    static final int FAILED = 12_009;

    /// What was asked, in order: `turn ERROR`, `groups METHOD`, `jobs 200`.
    final List<String> asked = new ArrayList<>();

    final List<GroupScope> scopes = new ArrayList<>();
    final List<JobFilter> filters = new ArrayList<>();

    /// After how many turns all are read.
    public int turns = 1;

    /// After so many turns the server no longer answers.
    public int stopAfter = Integer.MAX_VALUE;

    public boolean empty;

    public @Nullable RuntimeException fault;

    List<JobGroup> groups = all();
    private int read;

    public static List<JobGroup> all() {
        return List.of(
                group("requests.exceptions.ConnectionError", "smtp.py", 88, "_connect", "send", 4_000, 61),
                group("psycopg2.errors.SerializationFailure", "mail_mail.py", 214, "_mark", "_mark_sent", 4_000, 60),
                group(
                        "odoo.addons.base.models.ir_mail_server.MailDeliveryException",
                        "smtp.py",
                        131,
                        "_deliver",
                        "send",
                        4_000,
                        59),
                group("ValueError", "template.py", 57, "render", "notify", 3, 20),
                group("KeyError", "template.py", 71, "render", "notify", 2, 18),
                group("odoo.exceptions.UserError", "mailing.py", 40, "_check", "send", 2, 12),
                group("requests.exceptions.ReadTimeout", "smtp.py", 90, "_read", "send", 1, 10),
                group("AttributeError", "", 0, "", "send", 1, 4));
    }

    /// A group by method or channel, whose jobs differ in all else.
    static JobGroup severalKinds() {
        var one = group("odoo.exceptions.UserError", "mailing.py", 40, "_check", "send", 6, 12);
        return new JobGroup(
                one.key(),
                one.jobs(),
                one.firstStarted(),
                one.lastStarted(),
                new JobGroup.Kinds(3, 5, 2, 4),
                one.newest(),
                one.course());
    }

    static JobGroup group(
            String exception, String file, int line, String function, String method, int jobs, int minutes) {
        var message = "# relay # is out of service";
        var path = file.isEmpty() ? "" : "acme_mail/models/" + file;
        var error = new ErrorFingerprint(exception, path, function, file.isEmpty() ? message : "");
        return new JobGroup(
                new GroupKey.OfError(error),
                jobs,
                before(minutes + 120),
                before(minutes),
                new JobGroup.Kinds(1, jobs > 1_000 ? 3 : 1, jobs == 3 ? 2 : 1, 1),
                new JobGroup.Sample(7, error, line, message, new MethodName("mail.mail", method), "root.mail"),
                course(jobs));
    }

    /// A few jobs are peaks, many begin at some time and go on.
    private static List<Integer> course(int jobs) {
        return IntStream.range(0, JobGroup.PARTS)
                .map(part -> jobs > 100 ? Math.max(0, part - 6) * jobs / 200 : part % 8 < jobs - 1 ? 1 : 0)
                .boxed()
                .toList();
    }

    private static Instant before(int minutes) {
        return NOW.minusSeconds(minutes * 60L);
    }

    @Override
    public FailedGroups turn(GroupBy by, GroupScope scope, JobFilter filter) {
        asked.add("turn " + by);
        if (fault != null) {
            throw fault;
        }
        if (read >= stopAfter) {
            throw new IllegalStateException("No connection.");
        }
        read = Math.min(turns, read + 1);
        filters.add(filter);
        return found(scope);
    }

    @Override
    public FailedGroups groups(GroupBy by, GroupScope scope, JobFilter filter) {
        if (fault != null) {
            throw fault;
        }
        asked.add("groups " + by);
        filters.add(filter);
        return found(scope);
    }

    private FailedGroups found(GroupScope scope) {
        scopes.add(scope);
        if (empty) {
            return new FailedGroups(List.of(), 0, new Progress(0, 0, 0, NOW));
        }
        return new FailedGroups(
                groups,
                groups.stream().mapToLong(JobGroup::jobs).sum(),
                new Progress(FAILED * read / turns, FAILED, 0, NOW));
    }

    @Override
    public FrozenJobs frozen(GroupKey group, GroupScope scope, JobFilter filter) {
        asked.add("frozen");
        return FrozenJobs.of(
                NOW,
                new FrozenSource(null, null),
                IntStream.range(0, 4_000)
                        .mapToObj(
                                i -> new MatchingJob(i, "job-" + i, StoredState.of(JobState.FAILED), "root.mail", null))
                        .toList());
    }

    @Override
    public List<Job> jobs(GroupKey group, GroupScope scope, JobFilter filter, int limit) {
        asked.add("jobs " + limit);
        var size = groups.stream()
                .filter(each -> each.key().equals(group))
                .mapToInt(JobGroup::jobs)
                .sum();
        return IntStream.range(0, Math.min(size, limit))
                .mapToObj(i -> job(i < 100 ? 100 - i : 9_000 - i, JobState.FAILED))
                .toList();
    }
}

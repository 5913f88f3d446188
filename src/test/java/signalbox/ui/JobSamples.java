package signalbox.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.live.OpenJobSnapshot;
import signalbox.monitor.Feed;
import signalbox.monitor.QueueThroughput;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.Capabilities.RoleRights;
import signalbox.postgres.capability.Capabilities.ServerInfo;
import signalbox.postgres.capability.Capabilities.Trigger;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.queue.channel.ChannelUsage;
import signalbox.queue.count.Count;
import signalbox.queue.count.Counts;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.JobTimes;
import signalbox.queue.job.JobTries;
import signalbox.testing.UsualColumns;
import signalbox.worker.Workers;

/// Jobs, snapshots and feeds with invented content.
public final class JobSamples {
    public static final Instant NOW = Instant.parse("2026-06-12T10:03:20Z");
    public static final RoleRights WRITER = new RoleRights("odoo", false, true, true, true, true);
    public static final RoleRights READER = new RoleRights("watcher", false, true, false, true, false);

    private JobSamples() {}

    public static Job job(long id, JobState state) {
        return job(id, state, "shopify.product", "export_record", "Export product " + (48_000 + id));
    }

    public static Job job(long id, JobState state, String model, String method, String name) {
        var created = NOW.minusSeconds(4_900 - id % 600);
        var ran = state != JobState.PENDING && state != JobState.WAIT_DEPENDENCIES;
        var enqueued = ran ? NOW.minusSeconds(34 + id % 700) : null;
        var started = ran && state != JobState.ENQUEUED ? NOW.minusSeconds(32 + id % 700) : null;
        var failed = state == JobState.FAILED;
        return new Job(
                id,
                String.format("%08x-51bd-4b13-9f00-%012d", id * 2_654_435_761L & 0xffffffffL, id),
                StoredState.of(state),
                id % 3 == 0 ? "root.connector" : "root.mail",
                new JobCall(name, model, method),
                new JobTries(10, failed ? 5 : 1, 5),
                new JobTimes(
                        created,
                        enqueued,
                        started,
                        state == JobState.DONE ? NOW.minusSeconds(2 + id % 700) : null,
                        state == JobState.CANCELLED ? NOW.minusSeconds(1) : null,
                        state == JobState.PENDING && id % 4 == 0 ? NOW.plusSeconds(600) : null,
                        state == JobState.DONE ? 29.84 - id % 20 : 0.0),
                failed ? "NetworkRetryableError" : null,
                failed ? "503 Service Unavailable" : null,
                ran ? 1688 : 0,
                null);
    }

    public static JobDetail detail(Job job, List<Job> parents, List<Job> children) {
        return new JobDetail(
                job,
                "shopify.product(48215,).export_record(fields=['price', 'qty'])",
                "{\"_type\": \"odoo_recordset\", \"model\": \"shopify.product\", \"ids\": [48215], \"uid\": 2, \"su\": false}",
                "[]",
                "{\"fields\": [\"price\", \"qty\"], \"force\": false}",
                job.state() == JobState.FAILED ? TRACEBACK : null,
                null,
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "admin",
                "ACME",
                Map.of(),
                parents,
                children,
                "1 (0,1)");
    }

    public static final String TRACEBACK = """
            Traceback (most recent call last):
              File "/home/odoo/src/odoo/addons/queue_job/controllers/main.py", line 54, in _try_perform_job
                job.perform()
              File "/home/odoo/src/odoo/addons/queue_job/job.py", line 553, in perform
                self.result = self.func(*tuple(self.args), **self.kwargs)
              File "/home/odoo/src/odoo/addons/connector/components/synchronizer.py", line 210, in run
                result = self._run(*args, **kwargs)
              File "/home/odoo/src/user/shopify_sync/product.py", line 118, in export_record
                response = backend.put(url, json=payload, timeout=30)
              File "/home/odoo/src/user/shopify_sync/client.py", line 61, in put
                raise NetworkRetryableError(resp.status_code)
            odoo.addons.connector.exception.NetworkRetryableError: 503 Service Unavailable
            """;

    public static Snapshot snapshot(Instant at, RoleRights rights, Map<JobState, Count> counts) {
        var observation = new Observation(at, "p_acme_prod", List.of(), Set.of());
        return new Snapshot(
                at,
                at,
                at,
                Duration.ofMillis(12),
                new Capabilities(
                        new ServerInfo("18.1", 180_001, "p_acme_prod"),
                        rights,
                        "18.0.2.0.1",
                        UsualColumns.ALL,
                        Set.of(),
                        Set.of(),
                        List.of("public"),
                        Set.of(),
                        Trigger.COMPLETE,
                        null),
                new Counts(counts),
                List.of(
                        new ChannelUsage("root", 20, 14, 6, 1_912, 86, 12_874),
                        new ChannelUsage("root.mail", 4, 2, 0, 12, 0, 1),
                        new ChannelUsage("root.connector", 8, 8, 6, 1_900, 86, 12_873)),
                List.of(),
                null,
                QueueThroughput.NONE,
                List.of(),
                observation,
                Leadership.of(observation),
                new EnqueueGuard.Status(false, null),
                History.startingAt(at),
                Workers.UNSEEN,
                DatabaseHealth.UNREAD,
                OpenJobSnapshot.ofOneLook(NOW));
    }

    /// The same after a later look at the runners only.
    public static Snapshot looked(Snapshot before, Duration later) {
        var seen = before.observation();
        var observation = new Observation(seen.serverTime().plus(later), seen.database(), seen.connections(), Set.of());
        return before.with(
                before.takenAt().plus(later),
                observation,
                Leadership.of(observation),
                before.history(),
                before.waits());
    }

    public static Feed feed(@Nullable Snapshot snapshot) {
        return new Feed(snapshot, null, Feed.Mode.RUNNING, Duration.ofSeconds(1), true);
    }

    public static Map<JobState, Count> counts() {
        var counts = new EnumMap<JobState, Count>(JobState.class);
        counts.put(JobState.WAIT_DEPENDENCIES, Count.exactly(86));
        counts.put(JobState.PENDING, Count.exactly(1_912));
        counts.put(JobState.ENQUEUED, Count.exactly(6));
        counts.put(JobState.STARTED, Count.exactly(14));
        counts.put(JobState.DONE, Count.about(198_402));
        counts.put(JobState.FAILED, Count.exactly(12_874));
        counts.put(JobState.CANCELLED, Count.exactly(37));
        return counts;
    }
}

package signalbox.cli.output;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.text.ChannelName;
import signalbox.election.Anomaly;
import signalbox.election.Candidate;
import signalbox.election.EmbeddedMarker;
import signalbox.election.ObservedDispatcher;
import signalbox.election.RunnerConnection;
import signalbox.health.Finding;
import signalbox.health.rule.Findings;
import signalbox.health.why.JobDiagnosis;
import signalbox.monitor.QueueThroughput;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Pooler;
import signalbox.postgres.capability.HotStandby;
import signalbox.queue.Certainty;
import signalbox.queue.JobState;
import signalbox.queue.OldestPending;
import signalbox.queue.action.EnqueueGuard;
import signalbox.queue.channel.ChannelUsage;
import signalbox.queue.job.Job;
import signalbox.text.SecretMask;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The shapes that scripts rely on: camelCase keys, UTC instants, durations in seconds; null with a `…Reason`
/// beside it where something is not known.
public final class JsonShapes {
    private static final JsonMapper REVEALED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonMapper JSON =
            REVEALED.rebuild().addModule(masking()).build();

    /// Keys of a job whose values may be no times and no numbers, with their columns.
    private static final Map<String, String> UNREADABLE = Map.of(
            "created", "date_created",
            "enqueued", "date_enqueued",
            "started", "date_started",
            "done", "date_done",
            "cancelled", "date_cancelled",
            "eta", "eta",
            "execSeconds", "exec_time");

    private JsonShapes() {}

    /// A document without passwords.
    public static String text(Object document) {
        return JSON.writeValueAsString(document);
    }

    /// A document whose secrets were asked for.
    public static String revealed(Object document) {
        return REVEALED.writeValueAsString(document);
    }

    private static SimpleModule masking() {
        return new SimpleModule().addSerializer(String.class, new ValueSerializer<>() {
            @Override
            public void serialize(String text, JsonGenerator to, SerializationContext context) {
                to.writeString(SecretMask.masked(text));
            }
        });
    }

    /// Keys and values in turn. A map that keeps its order and may hold null.
    public static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return object;
    }

    public static Map<String, @Nullable Object> status(Snapshot snapshot, DatabaseLook look, List<Finding> findings) {
        var capabilities = snapshot.capabilities();
        var oldest = snapshot.oldestPending();
        var throughput = snapshot.throughput();
        var inForce = snapshot.condition().channels().inForce();
        var document = object(
                "takenAt",
                snapshot.takenAt(),
                "database",
                object(
                        "name", capabilities.server().database(),
                        "serverVersion", capabilities.server().version(),
                        "queueJob", capabilities.queueJob(),
                        "schemaFeatures", capabilities.features(),
                        "role", capabilities.rights().role(),
                        "environment", look.protection().environment().word(),
                        "environmentReason", look.whyEnvironment(),
                        "readOnly", look.protection().readOnly(),
                        "limits", capabilities.limits(),
                        "standby", standby(capabilities.server().standby()),
                        "pooler", pooler(capabilities.server().pooler()),
                        "rowSecurity",
                                capabilities.rights().hidden().rowSecured().stream()
                                        .sorted()
                                        .toList()),
                "caveats",
                capabilities.caveats(),
                "counts",
                counts(snapshot),
                "channels",
                snapshot.channels().stream()
                        .map(load -> channel(load, snapshot))
                        .toList(),
                "oldestPendingSeconds",
                oldest == null || oldest.age() == null ? null : oldest.age().toSeconds(),
                "oldestPendingSecondsReason",
                oldest == null
                        ? "No job that could run is waiting."
                        : oldest.age() == null ? OldestPending.NO_AGE : null,
                "throughput",
                object(
                        "donePerMinute",
                        throughput.isKnown() ? throughput.donePerMinute() : null,
                        "donePerMinuteIs",
                        throughput.certainty().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "donePerMinuteReason",
                        throughput.certainty() == Certainty.EXACT ? null : QueueThroughput.REASON,
                        "failedSeenPerMinute",
                        null,
                        "failedSeenPerMinuteReason",
                        "Failures have no time in the table: only watching shows them."),
                "leadership",
                leadership(snapshot),
                "findings",
                findings(findings));
        document.putAll(channels(inForce));
        return document;
    }

    /// The channels in force, and who says so.
    public static Map<String, @Nullable Object> channels(ChannelsInForce inForce) {
        var plan = inForce.isRootOpen() ? null : inForce.plan();
        var channels = object("channelString", plan == null ? null : plan.asString());
        if (plan == null) {
            channels.put(
                    "channelStringReason",
                    inForce.isRootOpen() ? inForce.openRoot() : "How many jobs may run at once is not known.");
        }
        channels.put("channelsFrom", inForce.from());
        channels.put("channelNotes", inForce.notes());
        return channels;
    }

    private static @Nullable Map<String, @Nullable Object> standby(@Nullable HotStandby standby) {
        return standby == null
                ? null
                : explained(
                        object("primary", standby.primary()),
                        "Shown to members of pg_read_all_stats or pg_read_all_settings alone.");
    }

    private static @Nullable String pooler(@Nullable Pooler pooler) {
        return pooler == null ? null : pooler.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> counts(Snapshot snapshot) {
        var counts = object();
        for (var state : JobState.KNOWN) {
            counts.put(state.stored(), snapshot.counts().of(state).value());
        }
        counts.put(JobState.OTHER.stored(), snapshot.counts().others());
        counts.put(
                "approximate",
                snapshot.counts().byState().entrySet().stream()
                        .filter(entry -> entry.getValue().approximate())
                        .map(entry -> entry.getKey().stored())
                        .toList());
        counts.put("asFarAsSeen", snapshot.capabilities().hidesJobs());
        return counts;
    }

    private static Map<String, @Nullable Object> channel(ChannelUsage load, Snapshot snapshot) {
        var inForce = snapshot.condition().channels().inForce();
        var plan = inForce.plan();
        var channel = explained(
                object(
                        "name", load.name(),
                        "capacity", load.capacity(),
                        "running", load.running(),
                        "queued", load.pending(),
                        "failed", load.failed(),
                        "waiting", load.waiting(),
                        "other", load.other(),
                        "paused", (plan == null ? inForce.paused() : plan.paused()).contains(load.name())),
                whyNoCapacity(load.name(), inForce));
        if (ChannelName.of(load.name()).isCut()) {
            channel.put("nameIsCut", true);
        }
        inForce.seen().in(load.name()).ifPresent(most -> channel.put("slotsSeen", most.held()));
        return channel;
    }

    private static String whyNoCapacity(String channel, ChannelsInForce inForce) {
        if (inForce.plan() == null) {
            return "Not known: " + inForce.from() + ".";
        }
        return channel.equals(ChannelName.ROOT) && inForce.isRootOpen()
                ? inForce.openRoot()
                : "It has no limit of its own.";
    }

    /// Puts the reason beside each key whose value is null.
    public static Map<String, @Nullable Object> explained(Map<String, @Nullable Object> object, String reason) {
        var complete = object();
        object.forEach((key, value) -> {
            complete.put(key, value);
            if (value == null && !key.endsWith("Reason") && !object.containsKey(key + "Reason")) {
                complete.put(key + "Reason", reason);
            }
        });
        return complete;
    }

    private static Map<String, @Nullable Object> leadership(Snapshot snapshot) {
        var leadership = snapshot.leadership();
        var leader = leadership.leader();
        var should = leader == null ? null : object("pid", leader.pid());
        var holder = leadership.lockHolder();
        var dispatcher = ObservedDispatcher.of(snapshot.observation());
        var runner = dispatcher.runner();
        return object(
                "scheme",
                leadership.scheme().code(),
                "leader",
                leader == null ? null : leader(leader),
                "leaderReason",
                leadership.reason(),
                "shouldLead",
                should,
                "shouldLeadReason",
                leadership.reason(),
                "holdsLock",
                holder == null ? null : object("pid", holder.pid()),
                "holdsLockReason",
                holder == null
                        ? "Nobody holds the runners' advisory lock of this database."
                        : "It holds the runners' advisory lock of this database.",
                "dispatcher",
                runner == null ? null : object("pid", runner.pid()),
                "dispatcherReason",
                dispatcher.reason(),
                "anomalies",
                leadership.anomalies().stream()
                        .map(anomaly -> anomaly(anomaly, snapshot))
                        .toList());
    }

    private static Map<String, @Nullable Object> leader(RunnerConnection leader) {
        return object(
                "pid", leader.pid(),
                "uuid", leader.uuid(),
                "database", leader.database(),
                "since", leader.backendStart());
    }

    private static Map<String, @Nullable Object> anomaly(Anomaly anomaly, Snapshot snapshot) {
        return object(
                "code", anomaly.code().word(),
                "severity", Findings.severity(anomaly, snapshot).word(),
                "evidence", anomaly.evidence());
    }

    public static Map<String, @Nullable Object> runners(Snapshot snapshot) {
        var document = object(
                "takenAt", snapshot.takenAt(),
                "caveats", snapshot.capabilities().caveats());
        var leadership = leadership(snapshot);
        var anomalies = leadership.remove("anomalies");
        document.putAll(leadership);
        document.put(
                "runners",
                snapshot.leadership().succession().stream()
                        .map(standing -> runner(standing, snapshot.workers()))
                        .toList());
        document.put("anomalies", anomalies);
        document.put(
                "guard",
                object(
                        "installed", snapshot.guard().installed(),
                        "dropped", snapshot.guard().dropped()));
        return document;
    }

    public static Map<String, @Nullable Object> guard(Instant takenAt, EnqueueGuard.Status status) {
        return object("takenAt", takenAt, "installed", status.installed(), "dropped", status.dropped());
    }

    private static Map<String, @Nullable Object> runner(Candidate standing, Workers workers) {
        var runner = standing.connection();
        var worker = workers.behind(runner.pid());
        return explained(
                object(
                        "pid", runner.pid(),
                        "uuid", runner.uuid(),
                        "database", runner.database(),
                        "role", runner.role(),
                        "client", runner.client(),
                        "backendStart", runner.backendStart(),
                        "place", standing.place(),
                        "state", runner.state(),
                        "lastActivity", runner.stateChange(),
                        "embedded", runner.embedded() != EmbeddedMarker.NO,
                        "workerKind", worker.map(found -> found.kind().word()).orElse(null),
                        "workerKindReason", workers.reason(runner.pid()),
                        "workerPid", worker.map(Worker::pid).orElse(null),
                        "workerPidReason", workers.reason(runner.pid()),
                        "verdict", standing.verdict()),
                "Not known to this role: hidden, or it does not apply.");
    }

    public static Map<String, @Nullable Object> job(Job job) {
        var times = job.times();
        var document = object(
                "uuid", job.uuid().isEmpty() ? null : job.uuid(),
                "state", job.stored().stored(),
                "channel", job.channel(),
                "name", job.call().name(),
                "model", job.call().model(),
                "method", job.call().method(),
                "priority", job.tries().priority(),
                "retry", job.tries().retry(),
                "maxRetries", job.tries().maxRetries(),
                "created", times.created(),
                "enqueued", times.enqueued(),
                "started", times.started(),
                "done", times.done(),
                "cancelled", times.cancelled(),
                "eta", times.eta(),
                "execSeconds", times.execSeconds(),
                "exception", job.exception(),
                "workerPid", job.workerPid() == 0 ? null : job.workerPid());
        UNREADABLE.forEach(
                (key, column) -> times.unreadable(column).ifPresent(reason -> document.put(key + "Reason", reason)));
        if (job.uuid().isEmpty()) {
            document.put("uuidReason", "The row has none: it can be listed, and not be pointed at.");
        }
        return document;
    }

    public static List<Map<String, @Nullable Object>> findings(List<Finding> findings) {
        return findings.stream().map(JsonShapes::finding).toList();
    }

    public static Map<String, @Nullable Object> finding(Finding finding) {
        return object(
                "code", finding.code(),
                "severity", finding.severity().word(),
                "title", finding.title(),
                "seen", finding.seen(),
                "why", finding.why(),
                "todo", finding.todo());
    }

    public static Map<String, @Nullable Object> step(JobDiagnosis.Step step) {
        return explained(
                object(
                        "step", step.name(),
                        "ok",
                                switch (step.ok()) {
                                    case YES -> true;
                                    case NO -> false;
                                    case UNKNOWN -> null;
                                },
                        "evidence", step.evidence()),
                step.evidence());
    }
}

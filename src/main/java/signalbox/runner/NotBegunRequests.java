package signalbox.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.channel.ChannelLoad;
import signalbox.channel.text.ChannelSetting;
import signalbox.postgres.Sql;

/// Asks again for jobs that are enqueued and that no worker has begun: the runner that enqueued them ended before the
/// request, or the request was lost. They hold slots until they run. A second request does no harm: a worker begins a
/// job only while it is enqueued, with its row locked. It asks for no more jobs than root has free slots beside the
/// running jobs, and for each job at most once a minute.
public final class NotBegunRequests {
    /// A job that was enqueued longer ago than this counts as left behind.
    public static final Duration LEFT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(NotBegunRequests.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration EVER = Duration.ofDays(100_000);
    private static final int MOST = 200;

    private final Sql sql;
    private final RunnerMethods methods;
    private final Map<String, Instant> asked = new HashMap<>();

    NotBegunRequests(Sql sql, RunnerMethods methods) {
        this.sql = sql;
        this.methods = methods;
    }

    /// What the channels allow.
    ///
    /// @param capacity of root; 0: no limit
    /// @param paused the channels that are to begin nothing
    record Limits(int capacity, List<String> paused) {
        static Limits of(List<ChannelLoad> loads) {
            return new Limits(
                    loads.getFirst().setting().capacity(),
                    loads.stream()
                            .map(ChannelLoad::setting)
                            .filter(ChannelSetting::paused)
                            .map(ChannelSetting::name)
                            .toList());
        }

        private int atMost() {
            return capacity == 0 ? MOST : Math.min(capacity, MOST);
        }
    }

    /// Asks for the jobs that were enqueued when this session began to lead.
    void askAll(Instant now, Limits limits) {
        ask(now, limits, Duration.ZERO, EVER);
    }

    /// The same for jobs that were enqueued in the last 10 s: the check for dead jobs puts back the older ones.
    void askLatest(Instant now, Limits limits) {
        ask(now, limits, Duration.ZERO, LEFT);
    }

    /// Asks for the jobs that were left behind.
    void askLeft(Instant now, Limits limits) {
        ask(now, limits, LEFT, EVER);
    }

    /// Whether it asked for jobs in the last minute: a worker may begin them at any moment, and then others may be
    /// asked for.
    boolean isBusy() {
        return !asked.isEmpty();
    }

    private void ask(Instant now, Limits limits, Duration youngest, Duration oldest) {
        asked.values().removeIf(at -> !at.plus(AGAIN).isAfter(now));
        var room = methods.requests().room(now);
        if (room == 0) {
            return;
        }
        var uuids = sql.list(
                "look for jobs that no worker has begun",
                RunnerStatements.NOT_BEGUN_LATELY.formatted(
                        methods.election().check().orElse("true")),
                row -> row.getString(1),
                (double) oldest.toSeconds(),
                (double) youngest.toSeconds(),
                asked.keySet(),
                limits.paused(),
                limits.atMost(),
                asked.keySet());
        var chosen = uuids.subList(0, Math.min(room, uuids.size()));
        if (!chosen.isEmpty()) {
            LOG.info("Asks again for {} jobs that are enqueued and not begun", chosen.size());
        }
        for (var uuid : chosen) {
            asked.put(uuid, now);
            methods.requests().send(uuid);
        }
    }
}

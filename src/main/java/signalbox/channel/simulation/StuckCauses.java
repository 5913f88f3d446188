package signalbox.channel.simulation;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.channel.simulation.DrainForecast.SlotsWithoutWorker;

/// Finds what stops jobs from ever starting. Pure.
final class StuckCauses {
    private final BacklogColumns jobs;
    private final DrainTree tree;
    private final List<DrainChannel> channels;
    /// How many jobs hold a slot without a worker, by the place of the channel.
    private final int[] dead;
    private final Map<Integer, StuckCause> byChannel = new HashMap<>();
    private final Map<Integer, Integer> heldBy = new HashMap<>();
    private final Map<StuckCause, Integer> counts = new EnumMap<>(StuckCause.class);

    /// @param stuck the jobs that never start
    StuckCauses(BacklogColumns jobs, DrainTree tree, List<DrainChannel> channels, int[] stuck) {
        this.jobs = jobs;
        this.tree = tree;
        this.channels = channels;
        this.dead = new int[channels.size()];
        for (int job = 0; job < jobs.size; job++) {
            if (jobs.role[job] == BacklogColumns.DEAD) {
                for (var at = leaf(job); at != null; at = at.parent) {
                    dead[at.number]++;
                }
            }
        }
        for (var job : stuck) {
            var cause = of(job);
            counts.merge(cause, 1, Integer::sum);
            if (cause == StuckCause.DEAD) {
                heldBy.merge(jobs.channel[job], 1, Integer::sum);
            }
        }
    }

    private @Nullable DrainChannel leaf(int job) {
        return channels.get(tree.leaf(job));
    }

    /// How many jobs there are for each cause.
    Map<StuckCause, Integer> counts() {
        return counts;
    }

    /// Where dead jobs hold the slots that most of the stuck jobs need; empty where that is not the main cause.
    Optional<SlotsWithoutWorker> held() {
        var most = heldBy.entrySet().stream().max(Map.Entry.comparingByValue());
        return most.flatMap(entry -> highestHeld(tree.leafOf(entry.getKey())))
                .map(at -> new SlotsWithoutWorker(at.setting.name(), dead[at.number], at.setting.capacity()));
    }

    private Optional<DrainChannel> highestHeld(int place) {
        DrainChannel highest = null;
        for (var at = channels.get(place); at != null; at = at.parent) {
            highest = isHeldByDead(at) ? at : highest;
        }
        return Optional.ofNullable(highest);
    }

    private boolean isHeldByDead(DrainChannel at) {
        return !at.setting.hasRoom(dead[at.number]);
    }

    private StuckCause of(int job) {
        if (jobs.role[job] == BacklogColumns.TWIN) {
            return StuckCause.TWIN;
        }
        if (jobs.eta[job] == BacklogColumns.NEVER) {
            return StuckCause.NEVER_DUE;
        }
        return byChannel.computeIfAbsent(tree.leaf(job), this::ofChannel);
    }

    private StuckCause ofChannel(int place) {
        var cause = StuckCause.BEHIND;
        for (var at = channels.get(place); at != null; at = at.parent) {
            var here = here(at);
            cause = here.compareTo(cause) < 0 ? here : cause;
        }
        return cause;
    }

    private StuckCause here(DrainChannel at) {
        if (at.setting.paused()) {
            return StuckCause.PAUSED;
        }
        if (isHeldByDead(at)) {
            return StuckCause.DEAD;
        }
        return at.isHeldByFailure() ? StuckCause.FAILED : StuckCause.BEHIND;
    }
}

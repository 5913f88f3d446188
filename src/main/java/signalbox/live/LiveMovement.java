package signalbox.live;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.queue.RowVersion;
import signalbox.queue.stuck.LastMovement;
import signalbox.queue.stuck.RecentMoves;
import signalbox.queue.stuck.Tries;
import signalbox.text.TimeOrder;

/// What the pending jobs in memory show of the last movement: the same as `MovementQueries` reads.
final class LiveMovement {
    private final long now;
    private final long last;
    private final int mark;
    private final long[] dueByChannel;
    private long added = Long.MAX_VALUE;
    private long postponed = Moment.NONE;
    private long retries;
    private long firstDue = Long.MAX_VALUE;

    private LiveMovement(int channels, RecentMoves moves, Instant now) {
        this.now = Moment.of(now);
        this.last = Moment.of(moves.last());
        this.mark = moves.version();
        this.dueByChannel = new long[channels];
        Arrays.fill(dueByChannel, Long.MAX_VALUE);
    }

    static LastMovement of(LiveJobs jobs, RecentMoves moves, Instant now) {
        var movement = new LiveMovement(jobs.channelCount(), moves, now);
        jobs.forEachRow((block, at) -> {
            if (block.isPending(at)) {
                movement.see(block, at);
            }
        });
        return movement.result(jobs, moves);
    }

    private void see(JobBlock block, int at) {
        var created = Moment.isTime(block.created[at]) ? block.created[at] : Moment.NONE;
        var eta = block.eta[at];
        var etaTime = Moment.isTime(eta) ? eta : Moment.NONE;
        retries += block.retry[at];
        if (isPostponed(block, at, created)) {
            postponed = Math.max(postponed, etaTime == Moment.NONE ? now : Math.min(etaTime, now));
        }
        if (eta != Moment.NONE && eta > now) {
            return;
        }
        firstDue = Math.min(firstDue, block.id[at]);
        var isNewer = last == Moment.NONE || created > last;
        var due = Math.max(created, etaTime);
        if (due != Moment.NONE && (isNewer || isUntouched(block, at))) {
            var channel = block.channel[at];
            dueByChannel[channel] = Math.min(dueByChannel[channel], due);
        }
        if (isNewer && created != Moment.NONE) {
            added = Math.min(added, created);
        }
    }

    private boolean isUntouched(JobBlock block, int at) {
        return !block.hasTrace[at] && RowVersion.isUpTo(block.version[at], mark);
    }

    private boolean isPostponed(JobBlock block, int at, long created) {
        var wasTried = block.retry[at] > 0
                || (block.eta[at] != Moment.NONE && created != Moment.NONE && last != Moment.NONE && created <= last);
        return wasTried && !RowVersion.isUpTo(block.version[at], mark);
    }

    private LastMovement result(LiveJobs jobs, RecentMoves moves) {
        Map<String, Instant> waiting = new HashMap<>();
        for (int channel = 0; channel < dueByChannel.length; channel++) {
            var due = dueByChannel[channel] == Long.MAX_VALUE ? null : Moment.instant(dueByChannel[channel]);
            if (due != null) {
                waiting.merge(ChannelName.of(jobs.channel(channel)).text(), due, TimeOrder::earlier);
            }
        }
        return new LastMovement(moves, waiting, added(), new Tries(Moment.instant(postponed), retries), firstDue);
    }

    private @Nullable Instant added() {
        return added == Long.MAX_VALUE ? null : Moment.instant(added);
    }
}

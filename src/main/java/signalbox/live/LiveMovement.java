package signalbox.live;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.queue.RowVersion;
import signalbox.queue.movement.LastMovement;
import signalbox.queue.movement.PostponedTries;
import signalbox.queue.movement.RecentMoves;
import signalbox.text.TimeOrder;

/// What the pending jobs in memory show of the last movement: the same as `MovementQueries` reads.
final class LiveMovement {
    private final long now;
    private final long last;
    private final int mark;
    private final long[] dueByChannel;
    private long added = Long.MAX_VALUE;
    private long postponed = ColumnTime.NONE;
    private long retries;
    private long firstDue = Long.MAX_VALUE;

    private LiveMovement(int channels, RecentMoves moves, Instant now) {
        this.now = ColumnTime.of(now);
        this.last = ColumnTime.of(moves.last());
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
        var created = ColumnTime.isTime(block.created[at]) ? block.created[at] : ColumnTime.NONE;
        var eta = block.eta[at];
        var etaTime = ColumnTime.isTime(eta) ? eta : ColumnTime.NONE;
        retries += block.retry[at];
        if (isPostponed(block, at, created)) {
            postponed = Math.max(postponed, etaTime == ColumnTime.NONE ? now : Math.min(etaTime, now));
        }
        if (eta != ColumnTime.NONE && eta > now) {
            return;
        }
        firstDue = Math.min(firstDue, block.id[at]);
        var isNewer = last == ColumnTime.NONE || created > last;
        var due = Math.max(created, etaTime);
        if (due != ColumnTime.NONE && (isNewer || isUntouched(block, at))) {
            var channel = block.channel[at];
            dueByChannel[channel] = Math.min(dueByChannel[channel], due);
        }
        if (isNewer && created != ColumnTime.NONE) {
            added = Math.min(added, created);
        }
    }

    private boolean isUntouched(JobBlock block, int at) {
        return !block.hasTrace[at] && RowVersion.isUpTo(block.version[at], mark);
    }

    private boolean isPostponed(JobBlock block, int at, long created) {
        var wasTried = block.retry[at] > 0
                || (block.eta[at] != ColumnTime.NONE
                        && created != ColumnTime.NONE
                        && last != ColumnTime.NONE
                        && created <= last);
        return wasTried && !RowVersion.isUpTo(block.version[at], mark);
    }

    private LastMovement result(LiveJobs jobs, RecentMoves moves) {
        Map<String, Instant> waiting = new HashMap<>();
        for (int channel = 0; channel < dueByChannel.length; channel++) {
            var due = dueByChannel[channel] == Long.MAX_VALUE ? null : ColumnTime.instant(dueByChannel[channel]);
            if (due != null) {
                waiting.merge(ChannelName.of(jobs.channel(channel)).text(), due, TimeOrder::earlier);
            }
        }
        return new LastMovement(
                moves, waiting, added(), new PostponedTries(ColumnTime.instant(postponed), retries), firstDue);
    }

    private @Nullable Instant added() {
        return added == Long.MAX_VALUE ? null : ColumnTime.instant(added);
    }
}

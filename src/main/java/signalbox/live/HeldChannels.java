package signalbox.live;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts.Holds;

/// Which job holds a sequential channel: one that failed, or one whose eta is in the future and that the due jobs must
/// not overtake.
final class HeldChannels {
    private final long now;
    private final Map<String, HeldChannel> found = new HashMap<>();

    private static final class HeldChannel {
        @Nullable
        BlockRow failed;

        @Nullable
        BlockRow aside;

        @Nullable
        BlockRow due;
    }

    HeldChannels(LiveJobs jobs, long now, Predicate<String> sequential) {
        this.now = now;
        var byCode = byCode(jobs, sequential);
        if (!byCode.isEmpty()) {
            jobs.forEachRow((block, at) -> {
                var channel = byCode.get(block.channel[at]);
                if (channel != null) {
                    see(new BlockRow(block, at), channel);
                }
            });
        }
    }

    private Map<Integer, HeldChannel> byCode(LiveJobs jobs, Predicate<String> sequential) {
        var names = jobs.spellings();
        var byCode = new HashMap<Integer, HeldChannel>();
        for (int code = 0; code < jobs.channelCount(); code++) {
            var name = names.name(code);
            if (sequential.test(name)) {
                byCode.put(code, found.computeIfAbsent(name, _ -> new HeldChannel()));
            }
        }
        return byCode;
    }

    private void see(BlockRow job, HeldChannel channel) {
        if (job.block().isFailed(job.at())) {
            var known = channel.failed;
            channel.failed = known == null || job.id() < known.id() ? job : known;
        } else if (job.block().isPending(job.at())) {
            if (job.eta() != ColumnTime.NONE && job.eta() > now) {
                channel.aside = nextOf(channel.aside, job);
            } else {
                var known = channel.due;
                channel.due = known == null || job.isBefore(known) ? job : known;
            }
        }
    }

    private static BlockRow nextOf(@Nullable BlockRow known, BlockRow job) {
        if (known == null || job.eta() < known.eta()) {
            return job;
        }
        return job.eta() == known.eta() && job.isBefore(known) ? job : known;
    }

    /// @param channel complete name
    Holds of(String channel) {
        var held = found.get(channel);
        if (held == null) {
            return Holds.NONE;
        }
        var aside = held.aside;
        var due = held.due;
        var ahead = aside != null && due != null && aside.isBefore(due) ? aside.uuid() : null;
        return new Holds(false, held.failed == null ? null : held.failed.uuid(), ahead);
    }
}

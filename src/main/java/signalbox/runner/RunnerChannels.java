package signalbox.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.StoredChannels;
import signalbox.channel.text.ChannelPlan;
import signalbox.postgres.Sql;
import signalbox.queue.channel.StoredChannelQueries;

/// The channels that a runner obeys. They are read again each second while it dispatches, and at once when a
/// notification comes that is no job's: the 2026 line of queue_job asks so for a reload. A pause in the database
/// is therefore obeyed within a second or two. Runners of the field read theirs once. One thread.
final class RunnerChannels {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LOOK_FOR_COLUMNS = Duration.ofSeconds(30);
    private static final Pattern JOB = Pattern.compile("[0-9a-f-]{36}");

    private final Sql sql;
    private final ConfiguredChannels stated;
    private final boolean looksAgain;
    private ChannelsInForce inForce;
    private @Nullable StoredChannelQueries queries;
    private Instant nextLook = Instant.MIN;
    private Instant nextLookForColumns = Instant.MIN;

    RunnerChannels(Sql sql, RunnerOptions options) {
        this.sql = sql;
        this.stated = options.channels();
        this.looksAgain = options.presence() == RunnerOptions.Presence.PROVEN;
        this.inForce = ChannelsInForce.of(StoredChannels.NONE, stated).bounded();
    }

    /// As of the last look.
    ChannelsInForce inForce() {
        return inForce;
    }

    ChannelPlan plan() {
        return Optional.ofNullable(inForce.plan()).orElseThrow();
    }

    /// Looks where that is due; answers whether other channels are in force than before.
    boolean change(Instant now) {
        if (!looksAgain || now.isBefore(nextLook)) {
            return false;
        }
        nextLook = now.plus(LOOK);
        var before = inForce;
        inForce = ChannelsInForce.of(queries(now).read(sql), stated).bounded();
        return !inForce.equals(before);
    }

    private StoredChannelQueries queries(Instant now) {
        var known = queries;
        if (known == null || !now.isBefore(nextLookForColumns)) {
            known = StoredChannelQueries.of(sql);
            queries = known;
            nextLookForColumns = now.plus(LOOK_FOR_COLUMNS);
        }
        return known;
    }

    /// What was notified may ask to load the channels again.
    void hear(String payload) {
        if (!JOB.matcher(payload).matches()) {
            nextLook = Instant.MIN;
        }
    }
}

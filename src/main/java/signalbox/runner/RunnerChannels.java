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

/// The channels that a runner obeys. It reads them again each second while it dispatches, and at once after a
/// notification that does not name a job: queue_job of 2026 asks for a reload in this way. So it obeys a pause in the
/// database within two seconds. Runners of the field read their channels once. For one thread.
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
        this.looksAgain = options.isEmbedded();
        this.inForce = ChannelsInForce.of(StoredChannels.NONE, stated).bounded();
    }

    /// The channels as the last look found them.
    ChannelsInForce inForce() {
        return inForce;
    }

    ChannelPlan plan() {
        return Optional.ofNullable(inForce.plan()).orElseThrow();
    }

    /// Looks if a look is due; returns whether other channels are in force than before.
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

    /// To be called with the text of each notification: one that is not a job's asks to load the channels again.
    void hear(String payload) {
        if (!JOB.matcher(payload).matches()) {
            nextLook = Instant.MIN;
        }
    }
}

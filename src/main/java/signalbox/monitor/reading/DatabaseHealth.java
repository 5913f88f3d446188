package signalbox.monitor.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ObservedSlots;
import signalbox.channel.text.ChannelPlan;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.installation.OdooSetup;
import signalbox.queue.installation.TableStatistics;
import signalbox.queue.probe.DrillProbes;
import signalbox.queue.stuck.BlockedJobs;
import signalbox.queue.stuck.LateJobs;
import signalbox.queue.stuck.RunnerFaults;
import signalbox.queue.stuck.RunningJobs;

/// Facts about a database that are read less often than the queue itself; findings use them.
///
/// @param faults read only while runners come and go
/// @param probes read with the queue, while there are jobs in the channel of probes
public record DatabaseHealth(
        Channels channels,
        ReadResult<LateJobs> late,
        ReadResult<BlockedJobs> blocked,
        ReadResult<OdooSetup> setup,
        ReadResult<TableStatistics> table,
        ReadResult<ClockReading> clock,
        ReadResult<CreatedAheadJobs> ahead,
        ReadResult<Slots> slots,
        ReadResult<RunnerFaults> faults,
        ReadResult<DrillProbes> probes) {

    /// The jobs that hold slots.
    ///
    /// @param readAt by this machine's clock, before they were read
    public record Slots(RunningJobs running, Instant readAt) {}

    /// @param known the complete names in queue_job_channel; empty where there is no such table
    public record Channels(ChannelsInForce inForce, List<String> known) {
        public static final Channels NONE = new Channels(ChannelsInForce.UNKNOWN, List.of());

        public Channels {
            known = List.copyOf(known);
        }

        public Channels showing(ObservedSlots seen, Instant now) {
            return new Channels(inForce.showing(seen, now), known);
        }

        /// Null when no source states what the channels allow.
        public @Nullable ChannelPlan plan() {
            return inForce.plan();
        }
    }

    private static final String NOT_READ = "It was not checked.";

    /// Nothing was looked at.
    public static final DatabaseHealth UNREAD = new DatabaseHealth(
            Channels.NONE,
            notRead(),
            notRead(),
            notRead(),
            notRead(),
            notRead(),
            notRead(),
            notRead(),
            notRead(),
            notRead());

    private static <T> ReadResult<T> notRead() {
        return ReadResult.unknown(NOT_READ);
    }

    public DatabaseHealth with(Slots seen) {
        return new DatabaseHealth(
                channels, late, blocked, setup, table, clock, ahead, new ReadResult.Known<>(seen), faults, probes);
    }

    public DatabaseHealth with(LateJobs seen) {
        return new DatabaseHealth(
                channels, new ReadResult.Known<>(seen), blocked, setup, table, clock, ahead, slots, faults, probes);
    }

    public DatabaseHealth with(Channels others) {
        return new DatabaseHealth(others, late, blocked, setup, table, clock, ahead, slots, faults, probes);
    }

    public DatabaseHealth withFaults(ReadResult<RunnerFaults> seen) {
        return new DatabaseHealth(channels, late, blocked, setup, table, clock, ahead, slots, seen, probes);
    }

    public DatabaseHealth withProbes(ReadResult<DrillProbes> seen) {
        return new DatabaseHealth(channels, late, blocked, setup, table, clock, ahead, slots, faults, seen);
    }

    /// What could not be read, and why: one sentence each.
    public List<String> unknown() {
        return Stream.of(
                        unknown("Late jobs", late),
                        unknown("Jobs that wait for failed or cancelled ones", blocked),
                        unknown("Odoo's parameters and modules", setup),
                        unknown("The table's statistics", table),
                        unknown("The server's clock", clock),
                        unknown("Jobs created ahead of the clock", ahead),
                        unknown("Jobs that run", slots),
                        unknown("Whether a drill runs", probes))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> unknown(String what, ReadResult<?> reading) {
        return reading.whyUnknown().map(reason -> what + ": unknown. " + reason);
    }
}

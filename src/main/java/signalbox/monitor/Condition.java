package signalbox.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelPlan;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.SeenSlots;
import signalbox.queue.AheadJobs;
import signalbox.queue.BlockedJobs;
import signalbox.queue.LateJobs;
import signalbox.queue.RunnerFaults;
import signalbox.queue.RunningJobs;
import signalbox.queue.Setup;
import signalbox.queue.TableState;

/// What is looked at less often than the queue itself, to tell what is wrong with it.
///
/// @param faults read only while runners come and go
public record Condition(
        Channels channels,
        Reading<LateJobs> late,
        Reading<BlockedJobs> blocked,
        Reading<Setup> setup,
        Reading<TableState> table,
        Reading<ClockReading> clock,
        Reading<AheadJobs> ahead,
        Reading<Slots> slots,
        Reading<RunnerFaults> faults) {

    /// The jobs that take slots.
    ///
    /// @param readAt by this machine's clock, before they were read
    public record Slots(RunningJobs running, Instant readAt) {}

    /// @param known the complete names in queue_job_channel; empty where that table is not
    public record Channels(ChannelsInForce inForce, List<String> known) {
        public static final Channels NONE = new Channels(ChannelsInForce.UNKNOWN, List.of());

        public Channels {
            known = List.copyOf(known);
        }

        Channels showing(SeenSlots seen) {
            return new Channels(inForce.showing(seen), known);
        }

        /// Null when nobody says what the channels allow.
        public @Nullable ChannelPlan plan() {
            return inForce.plan();
        }
    }

    private static final String NOT_READ = "It was not looked at.";

    /// Nothing was looked at.
    public static final Condition UNREAD = new Condition(
            Channels.NONE, notRead(), notRead(), notRead(), notRead(), notRead(), notRead(), notRead(), notRead());

    private static <T> Reading<T> notRead() {
        return Reading.unknown(NOT_READ);
    }

    public Condition with(Slots seen) {
        return new Condition(channels, late, blocked, setup, table, clock, ahead, new Reading.Known<>(seen), faults);
    }

    public Condition with(LateJobs seen) {
        return new Condition(channels, new Reading.Known<>(seen), blocked, setup, table, clock, ahead, slots, faults);
    }

    public Condition with(Channels others) {
        return new Condition(others, late, blocked, setup, table, clock, ahead, slots, faults);
    }

    public Condition withFaults(Reading<RunnerFaults> seen) {
        return new Condition(channels, late, blocked, setup, table, clock, ahead, slots, seen);
    }

    /// What could not be found out, one sentence each.
    public List<String> unknown() {
        return Stream.of(
                        unknown("Late jobs", late),
                        unknown("Jobs that wait for failed or cancelled ones", blocked),
                        unknown("Odoo's parameters and modules", setup),
                        unknown("The table's statistics", table),
                        unknown("The server's clock", clock),
                        unknown("Jobs created ahead of the clock", ahead),
                        unknown("Jobs that run", slots))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> unknown(String what, Reading<?> reading) {
        return reading.whyUnknown().map(reason -> what + ": unknown. " + reason);
    }
}

package signalbox.health.rule;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.health.DeadSlotHolders;
import signalbox.health.FindingWords;
import signalbox.health.JobMention;
import signalbox.health.Remedy;
import signalbox.health.StuckJobInvestigation;
import signalbox.monitor.Snapshot;
import signalbox.monitor.reading.DatabaseHealth.Slots;
import signalbox.monitor.reading.ReadResult;
import signalbox.queue.channel.ChannelUsage;
import signalbox.queue.stuck.RunningJob;
import signalbox.queue.stuck.RunningJobs;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;

/// The jobs that hold the slots of a channel, counted with the channels below it.
///
/// @param lines the first few of them, those that no worker runs first, and how many others there are; if they were not
///     read, the reason
/// @param stillSince since when nothing has moved, if these jobs seem to be the cause because they hold all slots;
///     otherwise null
/// @param seenAt when that was seen, by the server's clock
/// @param remedy what frees the slots of jobs that no worker runs; none if no such job is proven
public record HeldSlots(List<String> lines, @Nullable Instant stillSince, Instant seenAt, Remedy remedy) {

    public HeldSlots {
        lines = List.copyOf(lines);
    }

    public static HeldSlots in(String channel, Snapshot snapshot) {
        return switch (snapshot.health().slots()) {
            case ReadResult.Known<Slots>(var slots) -> new Holders(channel, slots.running(), snapshot).slots();
            case ReadResult.Unknown<Slots>(var reason) ->
                new HeldSlots(
                        List.of("It is not known which jobs run. " + reason),
                        null,
                        snapshot.serverTime(),
                        Remedy.none());
        };
    }

    /// The sentence before the lines, if no source states how many jobs may run and these seem to hold all slots;
    /// otherwise empty.
    public String introduction() {
        return stillSince == null
                ? ""
                : "These jobs seem to hold all slots: nothing has moved since " + UtcTime.since(stillSince, seenAt)
                        + ".";
    }

    /// Everything in one paragraph.
    public String paragraph(String head) {
        var said = new ArrayList<>(lines);
        said.add(0, head);
        said.add(remedy.effectOnSlots());
        said.removeIf(String::isEmpty);
        return String.join(" ", said);
    }

    /// The jobs that hold the slots of one channel.
    private static final class Holders {
        private final String channel;
        private final RunningJobs running;
        private final Snapshot snapshot;
        private final Set<RunningJob> notBegun;
        private final Map<RunningJob, StuckJobInvestigation> dead = new HashMap<>();

        Holders(String channel, RunningJobs running, Snapshot snapshot) {
            this.channel = channel;
            this.running = running;
            this.snapshot = snapshot;
            var holders = DeadSlotHolders.of(snapshot);
            notBegun = new HashSet<>(holders.notBegun());
            var proofs = StuckJobInvestigation.all(snapshot);
            holders.dead()
                    .forEach(job -> proofs.stream()
                            .filter(proof -> proof.isOf(job))
                            .findFirst()
                            .ifPresent(proof -> dead.put(job, proof)));
        }

        HeldSlots slots() {
            var jobs = running.jobs().stream()
                    .filter(job -> ChannelName.of(job.channel()).isWithin(ChannelName.of(channel)))
                    .sorted(comparing(this::isRun))
                    .toList();
            var lines = new ArrayList<>(
                    jobs.stream().limit(FindingWords.SAMPLES).map(this::line).toList());
            var more = jobs.size() - lines.size() + running.more();
            if (more > 0) {
                lines.add(beyond(more));
            }
            disagreement(jobs.size()).ifPresent(lines::add);
            var remedy = remedy(jobs);
            return new HeldSlots(lines, jobs.isEmpty() ? null : stillSince(remedy), snapshot.serverTime(), remedy);
        }

        /// The figure beside the list comes from another reading.
        private Optional<String> disagreement(int named) {
            var listed = named + running.more();
            return isWhole()
                    ? counted()
                            .filter(count -> count != listed)
                            .findFirst()
                            .map(count -> NumberText.of(count, "job was", "jobs were") + " counted and "
                                    + NumberText.count(listed) + (listed == 1 ? " was" : " were")
                                    + " listed: some began or ended in between.")
                    : Optional.empty();
        }

        /// How many run in the channel, as its waits and the tree of channels show it.
        private Stream<Long> counted() {
            return Stream.concat(
                    snapshot.channel(channel).map(wait -> wait.total().running()).stream(),
                    snapshot.channels().stream()
                            .filter(usage -> usage.name().equals(channel))
                            .map(ChannelUsage::running));
        }

        private boolean isWhole() {
            return running.more() == 0 || channel.equals(ChannelName.ROOT);
        }

        /// Jobs that were not read may belong to other channels.
        private String beyond(long more) {
            return "More jobs: " + (isWhole() ? "" : "up to ") + NumberText.count(more) + ".";
        }

        private boolean isRun(RunningJob job) {
            return !notBegun.contains(job) && !dead.containsKey(job);
        }

        private String line(RunningJob job) {
            var line = JobMention.withChannel(job) + " has been " + job.state().stored() + " "
                    + FindingWords.sinceOrUnknown(job.since(), snapshot.serverTime());
            var proof = dead.get(job);
            if (proof != null) {
                return line + ", but no worker is running it: "
                        + proof.evidence().getFirst();
            }
            return line + (notBegun.contains(job) ? ", and no worker has begun it." : ".");
        }

        private Remedy remedy(List<RunningJob> jobs) {
            var asked = jobs.stream()
                    .filter(notBegun::contains)
                    .map(RunningJob::uuid)
                    .distinct()
                    .toList();
            if (!asked.isEmpty()) {
                return new Remedy.RepeatRequest(asked);
            }
            var gone = jobs.stream()
                    .flatMap(job -> Stream.ofNullable(dead.get(job)))
                    .toList();
            return gone.isEmpty() ? Remedy.none() : new Remedy.RequeueDead(StuckJobInvestigation.dead(gone));
        }

        /// A leader that dispatches nothing explains a standstill better than jobs that workers run.
        private @Nullable Instant stillSince(Remedy remedy) {
            if (snapshot.health().channels().plan() != null) {
                return null;
            }
            var explains = remedy.equals(Remedy.none())
                    ? StandstillCauses.isLed(snapshot)
                    : !NoRunnerRule.isDeserted(snapshot);
            return explains
                    ? StandstillRule.since(snapshot, RunnableChannels.alsoFull(snapshot))
                            .orElse(null)
                    : null;
        }
    }
}

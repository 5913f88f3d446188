package signalbox.health.rule.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelWait;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Snapshot;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.probe.DrillProbes;
import signalbox.queue.probe.ProbeChannel;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// Finds probe jobs that a drill did not remove, because it was killed or could not: at once where the drill's
/// session would be seen, else when they outlast every drill. It removes none.
public final class LeftProbesRule implements Rule {
    public static final String CODE = "probes-left";

    /// What removes them.
    public static final String TODO =
            "Arm this profile, or run a command that changes something: Signalbox then removes"
                    + " them, or says what keeps them. The next drill tries it too.";

    /// Lists them.
    public static final Remedy SHOW = new Remedy.ShowJobs(JobFilter.ALL.withChannel(ProbeChannel.NAME));

    /// No drill takes longer, including its preparation and its cleaning up.
    private static final Duration LONGEST_DRILL = Duration.ofMinutes(12);

    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        var probes = snapshot.health().probes().known();
        return snapshot
                .channel(ProbeChannel.NAME)
                .map(ChannelWait::own)
                .filter(facts -> facts.due() + facts.running() > 0)
                .filter(facts -> probes.map(DrillProbes::present).orElse(true))
                .filter(facts -> probes.filter(DrillProbes::areLeft).isPresent() || outlastsEveryDrill(facts, snapshot))
                .map(facts -> finding(facts, probes, snapshot))
                .stream()
                .toList();
    }

    private static Optional<Instant> since(ChannelFacts facts) {
        return Optional.ofNullable(facts.moments().dueSince())
                .or(() -> Optional.ofNullable(facts.moments().lastStart()));
    }

    private static boolean outlastsEveryDrill(ChannelFacts facts, Snapshot snapshot) {
        return since(facts)
                .filter(at -> at.plus(LONGEST_DRILL).isBefore(snapshot.serverTime()))
                .isPresent();
    }

    private static Finding finding(ChannelFacts facts, Optional<DrillProbes> probes, Snapshot snapshot) {
        return new Finding(
                CODE,
                Severity.INFO,
                "Probe jobs of a drill were left behind",
                seen(facts, probes, snapshot),
                "They do nothing, but they take slots of root. A drill removes its probes at its end; it cannot when"
                        + " it is killed, or when a worker, a trigger or row security keeps them. Signalbox changes"
                        + " nothing while it only looks.",
                TODO,
                SHOW);
    }

    private static List<String> seen(ChannelFacts facts, Optional<DrillProbes> probes, Snapshot snapshot) {
        var seen = new ArrayList<String>();
        seen.add(NumberText.of(facts.due() + facts.running(), "open probe job") + " in " + ProbeChannel.NAME + ", "
                + FindingWords.sinceOrUnknown(since(facts).orElse(null), snapshot.serverTime())
                + (probes.filter(DrillProbes::areLeft).isPresent()
                        ? ", and no drill runs."
                        : "; no drill takes so long."));
        probes.flatMap(found -> Optional.ofNullable(found.drillPid()))
                .ifPresent(pid -> seen.add("The drill's session, pid " + pid
                        + ", is still there: its window may have been suspended, or its network lost."));
        return seen;
    }
}

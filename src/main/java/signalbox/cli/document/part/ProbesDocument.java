package signalbox.cli.document.part;

import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.monitor.Snapshot;
import signalbox.queue.probe.DrillProbes;
import signalbox.queue.probe.ProbeChannel;

/// Probe jobs of a drill among the counts.
///
/// @param open how many are pending, enqueued or started
/// @param drill `gone` (none runs: they were left behind) or `running`; null when there are none, or when it is not
/// known
/// @param drillReason why it is null
public record ProbesDocument(
        long open, @Nullable String drill, @Nullable String drillReason) {

    public static ProbesDocument of(Snapshot snapshot) {
        var probes = snapshot.health().probes();
        var open = probes.known().map(DrillProbes::present).orElse(true) ? jobs(snapshot) : 0;
        if (open == 0) {
            return new ProbesDocument(0, null, "There are no open probe jobs.");
        }
        return probes.known()
                .map(found -> new ProbesDocument(open, found.areLeft() ? "gone" : "running", null))
                .orElseGet(
                        () -> new ProbesDocument(open, null, probes.whyUnknown().orElse("")));
    }

    private static long jobs(Snapshot snapshot) {
        var facts = snapshot.channel(ProbeChannel.NAME)
                .map(wait -> wait.own())
                .orElseGet(() -> ChannelFacts.none(ProbeChannel.NAME));
        return facts.due() + facts.later() + facts.running();
    }
}

package signalbox.health.rule.job;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelWait;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Snapshot;
import signalbox.queue.count.QueueQueries;
import signalbox.queue.probe.ProbeChannel;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// Finds pending jobs of channels that are not configured, or that Odoo does not know. A drill's probes
/// are meant to be in such a channel.
public final class UnknownChannelRule implements Rule {
    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        var findings = new ArrayList<Finding>();
        var channels = snapshot.health().channels();
        var plan = channels.plan();
        if (plan != null) {
            var without = waiting(snapshot, name -> !plan.governing(name).name().equals(name));
            if (!without.isEmpty()) {
                findings.add(notConfigured(without, plan));
            }
        }
        if (!channels.known().isEmpty()
                && channels.known().size() < QueueQueries.MOST_CHANNELS
                && !snapshot.capabilities().rights().hidden().rowSecured().contains("queue_job_channel")) {
            var unknown = waiting(snapshot, name -> !channels.known().contains(name));
            if (!unknown.isEmpty()) {
                findings.add(unknown(unknown, plan));
            }
        }
        return findings;
    }

    private static List<ChannelFacts> waiting(Snapshot snapshot, Predicate<String> so) {
        return snapshot.waits().stream()
                .map(ChannelWait::own)
                .filter(own ->
                        own.due() + own.later() > 0 && !own.name().equals(ProbeChannel.NAME) && so.test(own.name()))
                .toList();
    }

    private static Finding notConfigured(List<ChannelFacts> channels, ChannelPlan plan) {
        var lines = channels.stream()
                .map(own -> jobs(own) + limits(own.name(), plan) + ".")
                .toList();
        return new Finding(
                "channel-not-configured",
                Severity.INFO,
                "Jobs wait in channels that the channel string does not name",
                FindingWords.samples(lines, lines.size()),
                "Such a channel has no limit of its own. Its jobs compete with all jobs of the nearest channel"
                        + " above it.",
                "If it needs a limit or slots of its own, name it in the channel string.",
                new Remedy.ShowChannel(channels.getFirst().name()));
    }

    private static Finding unknown(List<ChannelFacts> channels, @Nullable ChannelPlan plan) {
        var lines = channels.stream()
                .map(own -> jobs(own) + (plan == null ? "" : limits(own.name(), plan)) + ".")
                .toList();
        return new Finding(
                "channel-unknown",
                Severity.WARNING,
                "Jobs wait in channels that Odoo does not know",
                FindingWords.samples(lines, lines.size()),
                "A channel that is not in queue_job_channel was mistyped, deleted or never created there. Its old jobs"
                        + " are never cleaned up.",
                "Create the channel in Odoo (Job Queue, Channels), or move the jobs to an existing channel.",
                new Remedy.ShowChannel(channels.getFirst().name()));
    }

    /// A channel string may limit a channel that Odoo does not know.
    private static String limits(String channel, ChannelPlan plan) {
        var own = plan.setting(channel);
        if (own.hasLimits() || own.paused()) {
            return "; it has limits of its own (" + own.label() + ")";
        }
        return ChannelName.of(channel)
                .nearestAbove(name -> plan.setting(name).hasLimits())
                .map(name -> "; it follows the limits of " + name)
                .orElse("");
    }

    private static String jobs(ChannelFacts own) {
        return own.name() + ": " + NumberText.of(own.due() + own.later(), "pending job");
    }
}

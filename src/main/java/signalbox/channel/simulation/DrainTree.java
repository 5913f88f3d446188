package signalbox.channel.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import signalbox.channel.ChannelScheduler;
import signalbox.channel.simulation.DrainChannel.Queued;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;

/// The channels of a simulation: those of the plan, and those that jobs name, as the scheduler makes them. Parents come
/// before their children. Immutable.
final class DrainTree {
    private final BacklogColumns jobs;
    private final List<ChannelSetting> settings;
    private final List<Queued> queued = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    /// The place of each channel of the jobs.
    private final int[] leaves;

    DrainTree(ChannelPlan plan, BacklogColumns jobs) {
        this.jobs = jobs;
        var scheduler = new ChannelScheduler(plan);
        jobs.channels.forEach(scheduler::settings);
        jobs.open.lastStarts().seen().keySet().forEach(scheduler::settings);
        jobs.open.unread().keySet().forEach(scheduler::settings);
        settings = scheduler.loads().stream()
                .map(load -> load.setting())
                .sorted(Comparator.comparingInt(
                        setting -> ChannelName.of(setting.name()).levels()))
                .toList();
        settings.forEach(setting -> places.put(setting.name(), places.size()));
        leaves = jobs.channels.stream().mapToInt(places::get).toArray();
        var own = new HashMap<Integer, Queued>();
        var byChannel = jobs.queued();
        for (int channel = 0; channel < leaves.length; channel++) {
            own.put(leaves[channel], byChannel.get(channel));
        }
        for (int place = 0; place < settings.size(); place++) {
            queued.add(own.getOrDefault(place, Queued.NONE));
        }
    }

    /// The channels as they are at the begin, without jobs that run.
    List<DrainChannel> channels() {
        var channels = new ArrayList<DrainChannel>();
        for (int place = 0; place < settings.size(); place++) {
            var setting = settings.get(place);
            var parent = ChannelName.of(setting.name())
                    .parent()
                    .map(name -> channels.get(place(name.text())))
                    .orElse(null);
            channels.add(new DrainChannel(setting, parent, place, jobs, queued.get(place)));
        }
        jobs.open.lastStarts().seen().forEach((name, at) -> {
            var began = BacklogColumns.micros(jobs.open.begin(), at);
            for (var channel = channels.get(place(name)); channel != null; channel = channel.parent) {
                channel.startedAt(began);
            }
        });
        return channels;
    }

    /// The place of a job's channel.
    int leaf(int job) {
        return leaves[jobs.channel[job]];
    }

    /// @param channel of `BacklogColumns.channels`
    int leafOf(int channel) {
        return leaves[channel];
    }

    int place(String name) {
        return places.getOrDefault(ChannelName.of(name).text(), 0);
    }
}

package signalbox.record.write;

import java.util.SortedMap;
import java.util.TreeMap;
import signalbox.monitor.Snapshot;
import signalbox.queue.channel.ChannelUsage;

/// How many jobs each channel may run at once; the facts of an episode of the kind `slots`. A channel that is not in it
/// has no limit of its own.
record RecordedSlots(SortedMap<String, Integer> slots) {
    static RecordedSlots of(Snapshot snapshot) {
        var slots = new TreeMap<String, Integer>();
        for (ChannelUsage channel : snapshot.channels()) {
            var capacity = channel.capacity();
            if (capacity != null) {
                slots.put(channel.name(), capacity);
            }
        }
        return new RecordedSlots(slots);
    }

    String subject() {
        return slots.toString();
    }
}

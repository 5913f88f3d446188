package signalbox.ui.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import signalbox.channel.text.ChannelName;
import signalbox.queue.channel.ChannelUsage;

/// Channels as the lines of a tree. Each is below the nearest listed channel above it, and shows what its name adds to
/// that one's.
record ChannelTree(List<Line> lines) {
    /// @param depth by how many levels it is indented
    record Line(ChannelUsage load, int depth, String text) {}

    ChannelTree {
        lines = List.copyOf(lines);
    }

    static ChannelTree of(List<ChannelUsage> loads) {
        var depths = new HashMap<String, Integer>();
        var lines = new ArrayList<Line>();
        for (var load : loads.stream()
                .sorted(Comparator.comparing(load -> ChannelName.of(load.name())))
                .toList()) {
            var name = ChannelName.of(load.name());
            var above = name.nearestAbove(depths::containsKey);
            int depth = above.map(listed -> depths.getOrDefault(listed.text(), 0) + 1)
                    .orElse(0);
            depths.put(name.text(), depth);
            lines.add(new Line(load, depth, name.shownBelow(above)));
        }
        return new ChannelTree(lines);
    }
}

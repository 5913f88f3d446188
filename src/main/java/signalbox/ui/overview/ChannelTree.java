package signalbox.ui.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import signalbox.channel.text.ChannelSetting;
import signalbox.queue.channel.ChannelUsage;

/// Channels as the lines of a tree: each below the nearest listed channel above it, by what its name adds to
/// that one's.
record ChannelTree(List<Line> lines) {
    /// @param depth how far it is indented
    record Line(ChannelUsage load, int depth, String words) {}

    /// A dot sorts before all else, so that a channel stands directly below the one it belongs to.
    private static final Comparator<ChannelUsage> BY_BRANCH =
            Comparator.comparing(load -> load.name().replace('.', '\u0001'));

    ChannelTree {
        lines = List.copyOf(lines);
    }

    static ChannelTree of(List<ChannelUsage> loads) {
        var depths = new HashMap<String, Integer>();
        var lines = new ArrayList<Line>();
        for (var load : loads.stream().sorted(BY_BRANCH).toList()) {
            var name = load.name();
            var above = name.lastIndexOf('.');
            while (above > 0 && !depths.containsKey(name.substring(0, above))) {
                above = name.lastIndexOf('.', above - 1);
            }
            var depth = above < 0 ? 0 : depths.getOrDefault(name.substring(0, above), 0) + 1;
            depths.put(name, depth);
            lines.add(new Line(load, depth, name.substring(above + 1) + ChannelSetting.marked(name)));
        }
        return new ChannelTree(lines);
    }
}

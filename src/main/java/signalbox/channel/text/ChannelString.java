package signalbox.channel.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Reads the value of `channels =` in odoo.conf: entries separated by a comma or a line break.
public final class ChannelString {
    private ChannelString() {}

    /// The entries in their order, as written.
    ///
    /// @throws ChannelStringException at the first fault
    public static List<ChannelEntry> parse(String text) {
        var entries = new ArrayList<ChannelEntry>();
        for (var part : new ChannelStringPart(text, 0).split(c -> c == ',' || c == '\n')) {
            if (!part.isEmpty()) {
                entries.add(entry(part));
            }
        }
        return entries;
    }

    /// Whether a runner with this string stays off. The runner looks at the first characters only, so that
    /// `root:04` and `root:0,…` count as off, too.
    public static boolean switchesRunnerOff(String text) {
        return text.strip().startsWith("root:0");
    }

    private static ChannelEntry entry(ChannelStringPart entry) {
        var parts = entry.split(c -> c == ':');
        var name = parts.getFirst();
        if (name.isEmpty()) {
            throw new ChannelStringException("An entry has no channel name", entry.offset());
        }
        var capacity = parts.size() == 1
                ? OptionalInt.empty()
                : OptionalInt.of(
                        parts.get(1).integer("Channel " + name.text() + " has the capacity", "a whole number"));
        var options = new ArrayList<ChannelEntry.Option>();
        var keys = new HashSet<>(Set.of("name", "capacity"));
        for (var part : parts.subList(Math.min(2, parts.size()), parts.size())) {
            var option = option(name, part);
            if (!keys.add(option.key())) {
                throw new ChannelStringException(
                        "Channel " + name.text() + " has the key \"" + option.key() + "\" twice", part.offset());
            }
            options.add(option);
        }
        return new ChannelEntry(name.text(), capacity, options, entry.offset());
    }

    private static ChannelEntry.Option option(ChannelStringPart name, ChannelStringPart part) {
        var sides = part.split(c -> c == '=');
        return switch (sides.size()) {
            case 1 -> new ChannelEntry.Option(sides.getFirst().text(), null, part.offset());
            case 2 ->
                new ChannelEntry.Option(sides.getFirst().text(), sides.getLast().text(), part.offset());
            default ->
                throw new ChannelStringException(
                        "Channel " + name.text() + " has \"" + part.text() + "\" where key=value is expected",
                        part.offset());
        };
    }
}

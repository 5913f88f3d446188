package signalbox.channel.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The name of a channel, from root on: `root.sale.import`. Jobs and channel strings may leave `root.` out and mean the
/// same channel; a job without a channel is root's. So does `get_channel_by_name` of queue_job's runner. In order, each
/// channel stands directly below the one it belongs to. Pure.
///
/// @param text with `root`; deeper names than `MOST_LEVELS` are cut there
public record ChannelName(String text) implements Comparable<ChannelName> {
    public static final String ROOT = "root";

    /// A name with more levels than anybody made by hand is cut here: what lies below counts in the last one.
    /// Channels down there have no limit of their own, so that it changes no order.
    public static final int MOST_LEVELS = 50;

    private static final String BEFORE = ROOT + ".";

    public ChannelName {
        text = cut(completed(text));
    }

    /// @param name as a job or a channel string spells it; null and the empty one are root
    public static ChannelName of(@Nullable String name) {
        return new ChannelName(name == null ? ROOT : name);
    }

    private static String completed(String name) {
        if (name.isEmpty()) {
            return ROOT;
        }
        return name.equals(ROOT) || name.startsWith(BEFORE) ? name : BEFORE + name;
    }

    private static String cut(String name) {
        var dots = 0;
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '.' && ++dots == MOST_LEVELS) {
                return name.substring(0, i);
            }
        }
        return name;
    }

    public boolean isRoot() {
        return text.equals(ROOT);
    }

    /// The channel directly above; root has none.
    public Optional<ChannelName> parent() {
        return isRoot() ? Optional.empty() : Optional.of(new ChannelName(text.substring(0, text.lastIndexOf('.'))));
    }

    /// This one, then each above it up to root.
    public List<ChannelName> upwards() {
        var names = new ArrayList<ChannelName>();
        for (var at = Optional.of(this); at.isPresent(); at = at.get().parent()) {
            names.add(at.get());
        }
        return names;
    }

    /// The nearest channel above it of which that is true.
    public Optional<ChannelName> nearestAbove(Predicate<String> so) {
        return upwards().stream().skip(1).filter(above -> so.test(above.text)).findFirst();
    }

    /// Whether it is that channel, or lies below it.
    public boolean isWithin(ChannelName other) {
        return text.equals(other.text) || text.startsWith(other.text + ".");
    }

    /// Each way in which a job may name it.
    public List<String> spellings() {
        return isRoot() ? List.of(ROOT, "") : List.of(text, text.substring(BEFORE.length()));
    }

    /// Whether the names of deeper channels were cut to this one.
    public boolean isCut() {
        return text.chars().filter(c -> c == '.').count() == MOST_LEVELS - 1;
    }

    /// As people are shown it: a cut one ends in dots.
    public String shown() {
        return text + mark();
    }

    /// What it adds to the name of the one that it is shown below; all of it where that is none.
    public String shownBelow(Optional<ChannelName> above) {
        return text.substring(above.map(name -> name.text.length() + 1).orElse(0)) + mark();
    }

    private String mark() {
        return isCut() ? ".…" : "";
    }

    /// A dot sorts before all else.
    @Override
    public int compareTo(ChannelName other) {
        return text.replace('.', '\u0001').compareTo(other.text.replace('.', '\u0001'));
    }

    @Override
    public String toString() {
        return text;
    }
}

package signalbox.channel.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The name of a channel, which begins with root: `root.sale.import`. Jobs and channel strings may leave out `root.`
/// and mean the same channel; a job without a channel belongs to root. `get_channel_by_name` of queue_job's runner does
/// the same. Sorted, each channel stands directly below its parent. Immutable, a value.
///
/// A name is read through once, when it is made. The channels above it are known by then to be short enough: a walk up
/// to root takes their text from it and looks no further.
public final class ChannelName implements Comparable<ChannelName> {
    public static final String ROOT = "root";

    /// A name with more levels than a person would write is cut here, and what lies below counts in the last level.
    /// Channels so deep have no limit of their own, so that this changes no order.
    public static final int MOST_LEVELS = 50;

    private static final String BEFORE = ROOT + ".";

    private final String text;

    private ChannelName(String text) {
        this.text = text;
    }

    /// @param name as a job or a channel string spells it; null and the empty one are root
    public static ChannelName of(@Nullable String name) {
        return new ChannelName(name == null ? ROOT : cut(completed(name)));
    }

    /// Whether it begins with root, as Odoo keeps it.
    public static boolean isComplete(String name) {
        return completed(name).equals(name);
    }

    /// With `root`; deeper names than `MOST_LEVELS` are cut there.
    public String text() {
        return text;
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

    /// How many channels a job of it passes through, root included.
    public int levels() {
        return 1 + (int) text.chars().filter(c -> c == '.').count();
    }

    /// The channel directly above; root has none.
    public Optional<ChannelName> parent() {
        return isRoot() ? Optional.empty() : Optional.of(new ChannelName(text.substring(0, text.lastIndexOf('.'))));
    }

    /// This one, then each above it up to root.
    public List<ChannelName> upwards() {
        var names = new ArrayList<ChannelName>();
        names.add(this);
        for (int dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
            names.add(new ChannelName(text.substring(0, dot)));
        }
        return names;
    }

    /// The same by their texts, for a name as a job spells it.
    public static Stream<String> upwards(@Nullable String name) {
        return of(name).upwards().stream().map(ChannelName::text);
    }

    /// The nearest channel above it for which that is true.
    public Optional<ChannelName> nearestAbove(Predicate<String> so) {
        return upwards().stream().skip(1).filter(above -> so.test(above.text)).findFirst();
    }

    /// Whether it is that channel, or lies below it.
    public boolean isWithin(ChannelName other) {
        return text.equals(other.text) || text.startsWith(other.text + ".");
    }

    /// Each way in which a job may write it.
    public List<String> spellings() {
        if (isRoot()) {
            return List.of(ROOT, "");
        }
        var bare = text.substring(BEFORE.length());
        return isComplete(bare) ? List.of(text) : List.of(text, bare);
    }

    /// Whether the names of deeper channels were cut to this one.
    public boolean isCut() {
        return levels() == MOST_LEVELS;
    }

    /// The name as people see it: one that was cut ends in dots.
    public String shown() {
        return text + mark();
    }

    /// What it adds to the name of the channel that it is shown below; the whole name if there is none.
    public String shownBelow(Optional<ChannelName> above) {
        return text.substring(above.map(name -> name.text.length() + 1).orElse(0)) + mark();
    }

    private String mark() {
        return isCut() ? ".…" : "";
    }

    /// A dot sorts before all other characters.
    @Override
    public int compareTo(ChannelName other) {
        return text.replace('.', '\u0001').compareTo(other.text.replace('.', '\u0001'));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChannelName name && text.equals(name.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}

package signalbox.channel.text;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one channel allows.
///
/// @param name complete, from root
/// @param capacity how many jobs at a time; 0: no limit
/// @param sequential one after the other: a failed job blocks those behind it
/// @param throttle at most one job in that time; zero: no throttle
/// @param paused it and all channels below it hand on no job, whatever their capacity
public record ChannelSetting(String name, int capacity, boolean sequential, Duration throttle, boolean paused) {
    public static final String ROOT = "root";

    /// A name with more levels than anybody made by hand is cut here: what lies below counts in the last one.
    /// Channels down there have no limit of their own, so that it changes no order.
    public static final int MOST_LEVELS = 50;

    public ChannelSetting {
        name = cut(name);
    }

    /// One that is not paused.
    public ChannelSetting(String name, int capacity, boolean sequential, Duration throttle) {
        this(name, capacity, sequential, throttle, false);
    }

    public static ChannelSetting unlimited(String name) {
        return new ChannelSetting(name, 0, false, Duration.ZERO);
    }

    ChannelSetting pausing() {
        return new ChannelSetting(name, capacity, sequential, throttle, true);
    }

    ChannelSetting limitedTo(int other) {
        return new ChannelSetting(name, other, sequential, throttle, paused);
    }

    public boolean isLimited() {
        return capacity != 0;
    }

    public boolean isThrottled() {
        return !throttle.isZero();
    }

    /// `sub` and `root.sub` are the same channel.
    public static String complete(String name) {
        boolean isComplete = name.equals(ROOT) || name.startsWith(ROOT + ".");
        return cut(isComplete ? name : ROOT + "." + name);
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

    /// Whether the names of deeper channels were cut to this one.
    public static boolean isCut(String completeName) {
        return completeName.chars().filter(c -> c == '.').count() == MOST_LEVELS - 1;
    }

    /// The complete name as people are shown it: a cut one ends in dots.
    public static String shown(String completeName) {
        return completeName + marked(completeName);
    }

    /// Behind whatever is shown of a name; empty where it is whole.
    public static String marked(String completeName) {
        return isCut(completeName) ? ".…" : "";
    }

    /// The complete name of a job's channel; a job without one is root's.
    public static String ofJob(@Nullable String jobChannel) {
        return jobChannel == null || jobChannel.isEmpty() ? ROOT : complete(jobChannel);
    }

    /// As an entry of a channel string.
    String label() {
        var words = new StringBuilder(name).append(':').append(capacity);
        if (sequential) {
            words.append(":sequential");
        }
        if (isThrottled()) {
            words.append(":throttle=").append(throttle.toSeconds());
        }
        if (paused) {
            words.append(":paused");
        }
        return words.toString();
    }

    /// The name of the channel above; root has none above it and answers itself.
    public static String parent(String completeName) {
        int dot = completeName.lastIndexOf('.');
        return dot < 0 ? ROOT : completeName.substring(0, dot);
    }
}

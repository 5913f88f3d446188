package signalbox.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one channel allows.
///
/// @param name complete, from root
/// @param capacity how many jobs at a time; 0: no limit
/// @param sequential one after the other: a failed job blocks those behind it
/// @param throttle at most one job in that time; zero: no throttle
public record ChannelSetting(String name, int capacity, boolean sequential, Duration throttle) {
    public static final String ROOT = "root";

    ChannelSetting(String name, int capacity, boolean sequential, int throttleSeconds) {
        this(name, capacity, sequential, Duration.ofSeconds(throttleSeconds));
    }

    static ChannelSetting unlimited(String name) {
        return new ChannelSetting(name, 0, false, Duration.ZERO);
    }

    public boolean isLimited() {
        return capacity != 0;
    }

    public boolean isThrottled() {
        return !throttle.isZero();
    }

    /// `sub` and `root.sub` are the same channel.
    static String complete(String name) {
        boolean isComplete = name.equals(ROOT) || name.startsWith(ROOT + ".");
        return isComplete ? name : ROOT + "." + name;
    }

    /// The complete name of a job's channel; a job without one is root's.
    public static String ofJob(@Nullable String jobChannel) {
        return jobChannel == null || jobChannel.isEmpty() ? ROOT : complete(jobChannel);
    }

    /// The name of the channel above; root has none above it and answers itself.
    static String parent(String completeName) {
        int dot = completeName.lastIndexOf('.');
        return dot < 0 ? ROOT : completeName.substring(0, dot);
    }
}

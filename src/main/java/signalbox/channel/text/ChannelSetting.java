package signalbox.channel.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.text.DurationText;

/// What one channel allows.
///
/// @param name complete name, which begins with root
/// @param capacity how many jobs at a time; 0: no limit
/// @param sequential one after the other: a failed job blocks those behind it
/// @param throttle at most one job in that time; zero: no throttle
/// @param paused it and all channels below it dispatch no job, whatever their capacity
public record ChannelSetting(String name, int capacity, boolean sequential, Duration throttle, boolean paused) {
    public ChannelSetting {
        name = ChannelName.of(name).text();
    }

    /// A channel that is not paused.
    public ChannelSetting(String name, int capacity, boolean sequential, Duration throttle) {
        this(name, capacity, sequential, throttle, false);
    }

    public static ChannelSetting unlimited(String name) {
        return new ChannelSetting(name, 0, false, Duration.ZERO);
    }

    /// The same for the channel of that complete name.
    public ChannelSetting named(String other) {
        return new ChannelSetting(other, capacity, sequential, throttle, paused);
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

    /// Whether it has a capacity, an order or a throttle of its own.
    public boolean hasLimits() {
        return isLimited() || sequential || isThrottled();
    }

    public boolean isThrottled() {
        return !throttle.isZero();
    }

    /// Whether one more job may run while so many are running.
    ///
    /// @param running those of the channels below it included
    public boolean hasRoom(long running) {
        return !isLimited() || running < capacity;
    }

    /// Whether it dispatches no job, whatever its capacity.
    ///
    /// @param failed how many jobs of this very channel have failed
    public boolean isHeld(long failed) {
        return paused || (sequential && failed > 0);
    }

    /// Until when a job that was dispatched at that time makes the next one wait; null without a throttle.
    public @Nullable Instant throttledUntil(@Nullable Instant lastStart) {
        return lastStart == null || !isThrottled() ? null : lastStart.plus(throttle);
    }

    /// The same, but empty if that time has passed.
    public Optional<Instant> throttledUntil(@Nullable Instant lastStart, Instant now) {
        return Optional.ofNullable(throttledUntil(lastStart)).filter(now::isBefore);
    }

    /// Whether a throttle may make the next job wait for one whose start was not seen. Not so while one that was seen
    /// makes it wait.
    ///
    /// @param lastStart the last one that was seen; null when none was
    /// @param knownSince from when on every start was seen
    public boolean mayWaitForUnseenStart(@Nullable Instant lastStart, Instant knownSince, Instant now) {
        return isThrottled() && throttledUntil(lastStart, now).isEmpty() && knownSince.isAfter(now.minus(throttle));
    }

    /// `one job every 5 s`, of a channel with a throttle.
    public String throttleText() {
        return "one job every " + DurationText.setting(throttle);
    }

    /// As an entry of a channel string.
    public String label() {
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
}

package signalbox.demo;

import java.time.Duration;

/// When the cron worker starts and ends. Each time varies by half, up or down.
public record CronTiming(Duration first, Duration life, Duration gap) {
    public static CronTiming field() {
        return new CronTiming(Duration.ofSeconds(30), Duration.ofSeconds(45), Duration.ofMinutes(4));
    }

    public static CronTiming never() {
        return new CronTiming(Duration.ofDays(3650), Duration.ZERO, Duration.ofDays(3650));
    }
}

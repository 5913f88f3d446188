package signalbox.demo;

import java.time.Duration;

/// When the cron worker comes and goes. Each time varies by half, up or down.
public record CronCadence(Duration first, Duration life, Duration gap) {
    public static CronCadence field() {
        return new CronCadence(Duration.ofSeconds(30), Duration.ofSeconds(45), Duration.ofMinutes(4));
    }

    public static CronCadence never() {
        return new CronCadence(Duration.ofDays(3650), Duration.ZERO, Duration.ofDays(3650));
    }
}

package signalbox.demo.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How a demo job ends: at random, as far as its kind allows.
sealed interface JobOutcome {
    Duration takes();

    record Succeeds(Duration takes) implements JobOutcome {}

    record Fails(Duration takes, JobFault fault) implements JobOutcome {}

    /// A retryable error: the job runs again after that time.
    record TriesLater(Duration takes, Duration delay) implements JobOutcome {}

    static JobOutcome of(JobKind kind, JobMix mix, RandomGenerator random) {
        var takes = takes(kind, mix, random);
        int dice = random.nextInt(1000);
        if (mix.troubled() && dice < 15 && !kind.faults().isEmpty()) {
            return new Fails(
                    takes, kind.faults().get(random.nextInt(kind.faults().size())));
        }
        if (mix.troubled() && dice >= 960) {
            return new TriesLater(takes, Duration.ofSeconds(random.nextInt(5, 90)));
        }
        return new Succeeds(takes);
    }

    /// The time between a request and the job's start: Odoo finds a thread and opens an environment.
    static Duration arrival(JobMix mix, RandomGenerator random) {
        return mix.fixedDuration() == null ? Duration.ofMillis(random.nextInt(100, 1_100)) : Duration.ZERO;
    }

    private static Duration takes(JobKind kind, JobMix mix, RandomGenerator random) {
        var fixed = mix.fixedDuration();
        if (fixed != null) {
            return fixed;
        }
        if (random.nextInt(100) < 4) {
            return Duration.ofMillis(random.nextInt(5_000, 20_000));
        }
        double millis = kind.manner().millis() * Math.exp(random.nextGaussian() * 0.5);
        return Duration.ofMillis(Math.clamp((long) millis, 50, 4_000));
    }
}

package signalbox.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.election.RunnerConnection;
import signalbox.text.DurationText;
import signalbox.text.NumberText;

/// Says why no successor was seen: what was seen, when it ended, and which runner led after it. Pure.
final class FailureReason {
    /// A healthy leader with work is never silent for so long.
    private static final Duration SILENT = Duration.ofSeconds(1);

    private final DrillEvidence seen;
    private final Instant zero;
    private final List<RunnerSample> samples;

    private FailureReason(DrillEvidence seen, Instant zero) {
        this.seen = seen;
        this.zero = zero;
        this.samples = seen.samples().stream()
                .filter(sample -> !sample.at().isBefore(zero))
                .toList();
    }

    /// @param zero the moment of the injection
    /// @param dispatched when jobs were enqueued after the old leader ended, by any runner, in order
    static String of(DrillEvidence seen, Instant zero, boolean leaderIsGone, List<Instant> dispatched) {
        var reason = new FailureReason(seen, zero);
        if (reason.isTooEarly()) {
            return "The drill ended " + seconds(reason.watched()) + " after the injection: too early to see what the"
                    + " runners did.";
        }
        return leaderIsGone || seen.victims().isEmpty() || reason.samples.isEmpty()
                ? reason.ofEntitled() + reason.ofDispatches(dispatched)
                : reason.ofOneThatStayed(seen.victims().getFirst());
    }

    /// Whether it was aborted before even a healthy leader would have shown what it does.
    private boolean isTooEarly() {
        var end = seen.end();
        return end != null && end.aborted() && watched().compareTo(SILENT) < 0;
    }

    private Duration watched() {
        return samples.isEmpty()
                ? Duration.ZERO
                : Duration.between(zero, samples.getLast().at());
    }

    private String ofDispatches(List<Instant> dispatched) {
        if (!dispatched.isEmpty()) {
            return "It is not known which runner dispatched: "
                    + NumberText.of(dispatched.size(), "job was", "jobs were")
                    + " enqueued, the first " + seconds(Duration.between(zero, dispatched.getFirst()))
                    + " after the injection.";
        }
        var end = seen.end();
        return "No runner was seen to dispatch"
                + (end == null ? " so far." : " until the drill ended: " + sentence(end.reason()));
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    /// Says that another runner should lead by the rule. It only says what was seen, because this runner may not
    /// act as a leader.
    private String ofEntitled() {
        return samples.stream()
                .filter(sample -> isAnother(sample.leader()))
                .findFirst()
                .map(sample -> entitled(Objects.requireNonNull(sample.leader()), sample.at()))
                .orElse("");
    }

    private String entitled(RunnerConnection leader, Instant since) {
        var hides = samples.stream().anyMatch(sample -> sample.hidesStatements(leader));
        return "pid " + leader.pid() + " (" + leader.label() + ") should lead by the rule, "
                + seconds(Duration.between(zero, since)) + " after the injection, and was not seen to dispatch"
                + (hides ? "; its statements are hidden from this role. " : ". ");
    }

    private boolean isAnother(@Nullable RunnerConnection leader) {
        return leader != null && seen.victims().stream().noneMatch(leader::isSameBackend);
    }

    private String ofOneThatStayed(RunnerConnection leader) {
        return "The leader's connection, pid " + leader.pid() + ", did not end, and no other runner was seen to"
                + " dispatch. "
                + activity(leader) + " " + atTheEnd();
    }

    /// A time without activity of one backend: between two activities, or from the last one to the end.
    private record Silence(Instant from, @Nullable Instant until) {
        Duration length(Instant end) {
            return Duration.between(from, Objects.requireNonNullElse(until, end));
        }
    }

    private String activity(RunnerConnection leader) {
        var activities = samples.stream()
                .flatMap(sample -> sample.seen().connections().stream())
                .filter(leader::isSameBackend)
                .flatMap(runner -> Optional.ofNullable(runner.stateChange()).stream())
                .distinct()
                .sorted()
                .toList();
        if (activities.isEmpty()) {
            return "This role cannot see whether it did anything after the injection.";
        }
        var end = samples.getLast().at();
        var longest = longest(activities, end);
        if (longest.length(end).compareTo(SILENT) < 0) {
            return "It worked all the time.";
        }
        if (longest.until() != null) {
            return "It was silent for " + seconds(longest.length(end)) + ", and acted again "
                    + seconds(Duration.between(zero, longest.until())) + " after the injection.";
        }
        return "It was silent to the end, " + seconds(Duration.between(zero, end))
                + " after the injection: a ghost leader. While its backend stays open, no other runner leads.";
    }

    private static Silence longest(List<Instant> activities, Instant end) {
        var longest = new Silence(activities.getLast(), null);
        for (var i = 1; i < activities.size(); i++) {
            var silence = new Silence(activities.get(i - 1), activities.get(i));
            if (silence.length(end).compareTo(longest.length(end)) > 0) {
                longest = silence;
            }
        }
        return longest;
    }

    private String atTheEnd() {
        var leadership = samples.getLast().leadership();
        var leader = leadership.leader();
        if (leader == null) {
            return "At the end: " + leadership.reason();
        }
        return seen.victims().stream().anyMatch(leader::isSameBackend)
                ? "At the end it still led."
                : "At the end pid " + leader.pid() + " led.";
    }

    private static String seconds(Duration time) {
        return DurationText.measured(DurationText.seconds(time), 1);
    }
}

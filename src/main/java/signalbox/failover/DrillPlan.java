package signalbox.failover;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Action;
import signalbox.election.BackendKey;
import signalbox.failover.injection.InjectionMethod;

/// What an operator wants to try.
///
/// @param first how many runners of the line are terminated, beginning with the leader; only for TERMINATE_FIRST, 1 to
///     10
/// @param probes how many jobs without effect are added, so that a quiet queue can be measured, too: 0 to 200
/// @param target the longest gap with which the drill passes: from the injection to the next leader's first job
/// @param limit when the drill gives up, 1 s to 10 min
/// @param hold for how long a leader is frozen or cut
/// @param aim which backends it takes out, as far as that was settled; null: those that lead when it begins
public record DrillPlan(
        InjectionMethod method,
        int first,
        int probes,
        Duration target,
        Duration limit,
        Duration hold,
        @Nullable DrillVictims aim)
        implements Action {
    /// The backends that a drill takes out, and who should lead next.
    ///
    /// @param text both for people; `successor` says so when nobody is predicted
    public record DrillVictims(List<BackendKey> victims, String text, String successor) {
        public DrillVictims {
            victims = List.copyOf(victims);
        }
    }

    public static final Duration USUAL_TARGET = Duration.ofSeconds(10);

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(60);
    private static final Duration USUAL_HOLD = Duration.ofSeconds(15);
    private static final int USUAL_PROBES = 20;
    private static final int MOST_PROBES = 200;
    private static final int MOST_OF_LINE = 10;
    private static final Duration LONGEST_LIMIT = Duration.ofMinutes(10);

    /// @throws IllegalArgumentException with what is wrong
    public DrillPlan {
        if (first < 1 || first > MOST_OF_LINE) {
            throw new IllegalArgumentException("A drill can terminate the first 1 to 10 runners.");
        }
        if (probes < 0 || probes > MOST_PROBES) {
            throw new IllegalArgumentException("A drill adds 0 to 200 probe jobs.");
        }
        if (limit.compareTo(Duration.ofSeconds(1)) < 0 || limit.compareTo(LONGEST_LIMIT) > 0) {
            throw new IllegalArgumentException("A drill gives up after 1 s to 10 min.");
        }
        if (!target.isPositive() || hold.isNegative()) {
            throw new IllegalArgumentException("The target time must be above 0, and the hold must not be below 0.");
        }
    }

    public static DrillPlan of(InjectionMethod method) {
        var first = method == InjectionMethod.TERMINATE_FIRST ? 2 : 1;
        return new DrillPlan(method, first, USUAL_PROBES, USUAL_TARGET, USUAL_LIMIT, USUAL_HOLD, null);
    }

    public DrillPlan withProbes(int number) {
        return new DrillPlan(method, first, number, target, limit, hold, aim);
    }

    public DrillPlan withTarget(Duration longest) {
        return new DrillPlan(method, first, probes, longest, limit, hold, aim);
    }

    public DrillPlan withLimit(Duration longest) {
        return new DrillPlan(method, first, probes, target, longest, hold, aim);
    }

    public DrillPlan withFirst(int number) {
        return new DrillPlan(method, number, probes, target, limit, hold, aim);
    }

    public DrillPlan withHold(Duration time) {
        return new DrillPlan(method, first, probes, target, limit, time, aim);
    }

    /// The same drill for these backends only.
    public DrillPlan at(DrillVictims settled) {
        return new DrillPlan(method, first, probes, target, limit, hold, settled);
    }

    /// How many connections it takes out.
    public int victims() {
        return method == InjectionMethod.TERMINATE_FIRST ? first : 1;
    }

    @Override
    public String victim() {
        return aim == null ? "" : aim.text();
    }

    @Override
    public String successor() {
        return aim == null ? "" : aim.successor();
    }

    @Override
    public String name() {
        return "drill-" + method.word();
    }

    @Override
    public int size() {
        return victims();
    }
}

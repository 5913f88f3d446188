package signalbox.runner;

import java.time.Duration;
import java.util.List;
import signalbox.audit.Action;
import signalbox.channel.ChannelPlan;
import signalbox.channel.ChannelString;
import signalbox.runner.EmbeddedRunner.Scheme;
import signalbox.runner.RunnerOptions.Mode;

/// How the embedded runner is to take part.
///
/// @param channels the channel string
/// @param target where Odoo answers; not asked while it only observes
/// @param check how often it looks whether it leads, 100 ms to 10 s
public record JoinElection(Scheme scheme, Mode mode, String channels, RunjobEndpoint target, Duration check)
        implements Action {
    /// What a runner checks at when nobody says otherwise: an order of magnitude faster than the field.
    public static final Duration USUAL_CHECK = Duration.ofMillis(300);

    private static final Duration SHORTEST_CHECK = Duration.ofMillis(100);
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(10);

    /// @throws signalbox.channel.ChannelStringException when the channels cannot be read
    /// @throws IllegalArgumentException saying what else is wrong
    public JoinElection {
        ChannelPlan.of(channels);
        if (ChannelString.switchesRunnerOff(channels)) {
            throw new IllegalArgumentException("Channels that start with root:0 switch a runner off.");
        }
        if (check.compareTo(SHORTEST_CHECK) < 0 || check.compareTo(LONGEST_CHECK) > 0) {
            throw new IllegalArgumentException("A runner checks every 100 ms to 10 s.");
        }
    }

    @Override
    public String name() {
        return "runner-join";
    }

    @Override
    public int size() {
        return 1;
    }

    /// `dispatch, root:4 to http://localhost:8069, checks every 300 ms`
    public String words() {
        var what = mode == Mode.OBSERVE ? "observe" : "dispatch, " + channels + " to " + target.words();
        return what + ", checks every " + check.toMillis() + " ms";
    }

    RunnerOptions options() {
        return RunnerOptions.embedded(channels, mode, check);
    }

    List<String> consequences() {
        return List.of(
                switch (mode) {
                    case OBSERVE ->
                        "While it leads, it dispatches nothing: the queue stands still until it hands back or leaves.";
                    case DISPATCH ->
                        "While it leads, it dispatches through channels " + channels + " to " + target.words() + ".";
                });
    }
}

package signalbox.runner;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import signalbox.audit.Action;
import signalbox.channel.ChannelSource;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.text.ChannelString;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.text.DurationText;

/// The options with which the embedded runner joins the election.
///
/// @param channels the channels as an odoo.conf or the profile gives them
/// @param target where Odoo answers; not used while the runner only observes
/// @param check how often it checks whether it leads, 100 ms to 10 s
public record JoinElection(
        SchemeChoice scheme, Mode mode, ConfiguredChannels channels, RunjobEndpoint target, Duration check)
        implements Action {
    /// The usual time between two checks: more than ten times as often as runners of the field.
    public static final Duration USUAL_CHECK = Duration.ofMillis(300);

    private static final Duration SHORTEST_CHECK = Duration.ofMillis(100);
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(10);

    /// @throws IllegalArgumentException with what is wrong
    public JoinElection {
        if (ChannelString.switchesRunnerOff(channels.text())) {
            throw new IllegalArgumentException("Channels that start with root:0 switch a runner off.");
        }
        if (check.compareTo(SHORTEST_CHECK) < 0 || check.compareTo(LONGEST_CHECK) > 0) {
            throw new IllegalArgumentException("A runner checks every 100 ms to 10 s.");
        }
    }

    /// With a channel string that was given for this purpose.
    ///
    /// @throws signalbox.channel.text.ChannelStringException when it cannot be read
    public JoinElection(SchemeChoice scheme, Mode mode, String channels, RunjobEndpoint target, Duration check) {
        this(scheme, mode, ConfiguredChannels.of(channels, ChannelSource.GIVEN, "what was typed"), target, check);
    }

    @Override
    public String name() {
        return "runner-join";
    }

    @Override
    public int size() {
        return 1;
    }

    /// `dispatch, root:4 to http://localhost:8069, checks every 0.3 s`
    public String label() {
        var what = mode == Mode.OBSERVE ? "observe" : "dispatch, " + channelText() + " to " + target.label();
        return what + ", checks every " + DurationText.setting(check);
    }

    /// The channel string; where the database's own channels could take its place, it says so.
    public String channelText() {
        return switch (channels.source()) {
            case GIVEN, FILE -> channels.text();
            case DATABASE, PROFILE, DEFAULT, SEEN, NOBODY ->
                "the channels stored in the database, else "
                        + (channels.plan() == null ? ConfiguredChannels.STANDARD : channels.text());
        };
    }

    RunnerOptions options() {
        return RunnerOptions.embedded(channels, mode, check);
    }

    /// What follows for the queue of a further database that the same runner serves.
    public String beyond(String other) {
        return switch (mode) {
            case OBSERVE -> "The queue of database " + other + " stands still, too.";
            case DISPATCH -> "It also dispatches the jobs of database " + other + ".";
        };
    }

    /// What follows for the queue, in sentences for the preview.
    ///
    /// @param inForce the channels that it would obey now
    List<String> consequences(ChannelsInForce inForce) {
        return switch (mode) {
            case OBSERVE ->
                List.of("While it leads, it dispatches no job: the queue stands still until the runner hands"
                        + " back or leaves.");
            case DISPATCH ->
                Stream.concat(
                                Stream.of("While it leads, it dispatches through channels " + inForce.asString()
                                        + " to " + target.label() + ". " + inForce.origin()),
                                inForce.notes().stream())
                        .toList();
        };
    }
}

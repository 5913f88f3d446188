package signalbox.ui.runners.content;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.EmbeddedRunner.Member;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.runner.RunnerState;
import signalbox.runner.odoo.TargetState;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;
import signalbox.text.TimeText;
import signalbox.ui.runners.content.RunnerDetail.Fact;

/// The state of the embedded runner.
///
/// @param state `standby 2 of 3`
/// @param alert what an administrator must know at once; empty when there is nothing
/// @param pid of its backend; 0 when it has none
/// @param course what happened to it, newest first
public record EmbeddedContent(
        Stage stage, String state, String alert, int pid, List<Fact> facts, List<StateLine> course) {
    public enum Stage {
        /// It does not take part.
        OUT,
        IN_LINE,
        LEADS
    }

    public record StateLine(String time, String text) {}

    private static final EmbeddedContent NEVER =
            new EmbeddedContent(Stage.OUT, "not started", "", 0, List.of(), List.of());

    public static EmbeddedContent of(Optional<EmbeddedRunner> embedded, Instant now) {
        return embedded.map(runner -> of(runner, now)).orElse(NEVER);
    }

    private static EmbeddedContent of(EmbeddedRunner runner, Instant now) {
        var member = runner.members().getFirst();
        var state = member.state();
        var stage = stage(state);
        var backend = state.backendNow();
        return new EmbeddedContent(
                stage,
                state.sentence(),
                alert(runner, state, now),
                backend == null ? 0 : backend.pid(),
                facts(runner, member, now),
                runner.stateChanges().stream()
                        .map(each -> new StateLine(TimeText.exact(each.since()), each.sentence()))
                        .toList());
    }

    /// One line under the state.
    public String summary() {
        return stage == Stage.OUT
                ? "start it here"
                : facts.stream()
                        .filter(fact -> fact.key().equals("Mode") || fact.key().equals("Dispatched"))
                        .map(Fact::value)
                        .collect(Collectors.joining(", ", "", pid == 0 ? "" : ", pid " + pid));
    }

    private static Stage stage(RunnerState state) {
        return switch (state) {
            case RunnerState.Stopped _ -> Stage.OUT;
            case RunnerState.Leading _ -> Stage.LEADS;
            case RunnerState.Starting _, RunnerState.Waiting _, RunnerState.LeadEnded _, RunnerState.Faulted _ ->
                Stage.IN_LINE;
        };
    }

    private static String alert(EmbeddedRunner runner, RunnerState state, Instant now) {
        return switch (state) {
            case RunnerState.Leading _
            when runner.plan().mode() == Mode.OBSERVE ->
                "It leads but dispatches no job: the queue stands still. Hand back, or let it leave.";
            case RunnerState.Leading(var _, var _, TargetState.Silent silent) ->
                "Its target does not answer: " + silent.reason() + ". It has taken no job since "
                        + ShownTime.since(silent.since(), now) + "; jobs were put back "
                        + NumberText.of(silent.putBack(), "time")
                        + ". The runner tries one job at a time, at least once a minute.";
            case RunnerState.Faulted fault ->
                "It tries again after " + DurationText.setting(fault.pause()) + ": "
                        + fault.cause().getMessage();
            case RunnerState.Stopped stopped when !stopped.isByRequest() -> "It stopped by itself: " + stopped.reason();
            case RunnerState.Starting _,
                    RunnerState.Waiting _,
                    RunnerState.Leading _,
                    RunnerState.LeadEnded _,
                    RunnerState.Stopped _ -> "";
        };
    }

    private static List<Fact> facts(EmbeddedRunner runner, Member member, Instant now) {
        var plan = runner.plan();
        var state = member.state();
        var backend = state.backendNow();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                "State", state.sentence() + " for " + DurationText.of(Duration.between(state.since(), now)), false));
        facts.add(new Fact("Backend", backend == null ? "none" : "pid " + backend.pid(), backend != null));
        if (backend != null) {
            facts.add(new Fact("Name", backend.applicationName(), true));
        }
        facts.add(new Fact("Mode", plan.mode().name().toLowerCase(Locale.ROOT), false));
        facts.add(new Fact("Election", runner.election(), false));
        facts.add(new Fact("Checks every", DurationText.setting(plan.check()), false));
        facts.add(new Fact("Dispatched", NumberText.of(member.dispatched(), "job", "jobs"), false));
        if (runner.stuck().count() > 0) {
            facts.add(new Fact("Not begun", runner.stuck().sentence(now), false));
        }
        if (plan.mode() == Mode.DISPATCH) {
            var channels = Objects.requireNonNull(runner.channels().get(member.database()));
            facts.add(new Fact("Channels", channels.asString(), true));
            facts.add(new Fact("Channels from", channels.from(), false));
            facts.add(new Fact("Target", plan.target().label(), true));
        }
        return List.copyOf(facts);
    }
}

package signalbox.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.OperationEntry;
import signalbox.queue.channel.ChannelUsage;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.ZoneSwitch;
import signalbox.ui.past.TimeMachine;
import signalbox.ui.screen.Navigation;
import signalbox.ui.screen.ScreenName;
import signalbox.ui.screen.action.OperationIcon;
import signalbox.ui.shell.search.PaletteAction;

/// What the search field can do in the open session. What acts on the database asks before, and what cannot be done
/// now says why in a notice. On the FX thread.
record ShellActions(
        ShellViewModel model, Navigation navigation, Consumer<ScreenName> open, ShellScreens screens, Runnable onPast) {

    /// @param operations those on jobs
    List<PaletteAction> all(List<OperationEntry> operations) {
        var all = new ArrayList<PaletteAction>();
        for (var operation : JobOperations.withButton(operations)) {
            all.add(new PaletteAction(
                    OperationIcon.of(operation),
                    operation.verb("the selected jobs") + "…",
                    "",
                    List.of(operation.command() + " selected"),
                    () -> onSelected(operation)));
        }
        all.add(new PaletteAction(Icon.ARMED, "Arm", "Ctrl Shift A", model::arm));
        all.add(new PaletteAction(Icon.LOCKED, "Disarm", "", model::disarm));
        all.add(new PaletteAction(
                Icon.RUNNERS, "Start embedded runner…", "", List.of("join the election"), navigation::embeddedRunner));
        all.add(new PaletteAction(
                Icon.FAILOVER, "Run drill…", "with the set-up of the lab", List.of("run failover drill"), this::drill));
        all.add(new PaletteAction(Icon.REFRESH, "Refresh now", "F5", model::retry));
        all.add(new PaletteAction(
                Icon.TIME_MACHINE,
                "Look at a moment of the past",
                "Ctrl T",
                List.of("time machine", "recording", "history"),
                onPast));
        all.add(new PaletteAction(
                Icon.EXPORT, "Export the jobs that match…", "", List.of("export csv", "csv"), this::exportJobs));
        all.add(new PaletteAction(
                Icon.REFRESH,
                "Times in UTC or local",
                "",
                List.of("time zone", "utc", "local time"),
                ZoneSwitch::toggle));
        pauses().forEach(all::add);
        return List.copyOf(all);
    }

    /// What the search field can do at a moment of the past: nothing of it acts.
    static List<PaletteAction> ofPast(TimeMachine past) {
        return List.of(
                new PaletteAction(Icon.NEWEST, "Back to live", "Ctrl T", List.of("present", "now"), past::leave),
                new PaletteAction(Icon.STEP, "Next event", "Ctrl Shift Page down", past::next),
                new PaletteAction(Icon.STEP_BACK, "Previous event", "Ctrl Shift Page up", past::previous),
                new PaletteAction(Icon.RESUME, "Play or stop", "Ctrl Shift P", past::togglePlay));
    }

    private void onSelected(JobOperation operation) {
        open.accept(ScreenName.JOBS);
        screens.jobs().act(operation);
    }

    private void exportJobs() {
        open.accept(ScreenName.JOBS);
        screens.jobs().export();
    }

    private void drill() {
        open.accept(ScreenName.FAILOVER);
        screens.failover().run();
    }

    private Stream<PaletteAction> pauses() {
        var snapshot = model.feed().get().snapshot();
        return snapshot == null
                ? Stream.empty()
                : snapshot.channels().stream().map(ChannelUsage::name).map(this::pause);
    }

    private PaletteAction pause(String channel) {
        return new PaletteAction(
                Icon.PAUSE, "Pause " + channel + "…", "channel", List.of("pause channel " + channel), () -> {
                    navigation.channel(channel);
                    screens.channels().pause(channel);
                });
    }
}

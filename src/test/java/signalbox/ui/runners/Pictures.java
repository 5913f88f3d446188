package signalbox.ui.runners;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Environment;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.Action;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.reading.Terminations;
import signalbox.channel.ConfiguredChannels;
import signalbox.election.SameProcess;
import signalbox.election.action.BackendCommands;
import signalbox.election.action.TerminateBackend;
import signalbox.monitor.Feed;
import signalbox.monitor.history.History;
import signalbox.monitor.history.LedgerTerm;
import signalbox.ui.Headless;
import signalbox.ui.ScreenState;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.overlay.Overlay;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.runners.content.EmbeddedContent;
import signalbox.ui.runners.content.RunnerDetail.Fact;
import signalbox.ui.runners.content.SidePaneKind;
import signalbox.ui.runners.content.TimelineRange;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionGateway;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.screen.log.LogSamples;

/// Pictures of the screen with invented runners: DIR/runners-CASE-THEME.png.
public final class Pictures {
    record Case(
            String name,
            Feed feed,
            boolean armed,
            int selected,
            boolean asking,
            SidePaneKind aside,
            EmbeddedContent embedded) {
        Case(String name, Feed feed, boolean armed, int selected, boolean asking) {
            this(name, feed, armed, selected, asking, SidePaneKind.CONNECTION, NOT_STARTED);
        }

        /// Marta terminated each leader of the ledger whose term ended.
        private Terminations terminations() {
            var snapshot = feed.snapshot();
            return snapshot == null || !name.equals("kept")
                    ? Terminations.NONE
                    : new Terminations(snapshot.history().terms().stream()
                            .filter(term -> term.ending() == LedgerTerm.Ending.TERMINATED)
                            .flatMap(term -> Optional.ofNullable(term.to()).stream()
                                    .map(to -> new Terminations.Termination(
                                            70,
                                            "marta",
                                            "terminate-backend",
                                            to.minusSeconds(2),
                                            to,
                                            "pid " + term.leader().pid() + ", "
                                                    + term.leader().applicationName(),
                                            List.of(term.leader().pid()))))
                            .toList());
        }
    }

    /// Shown with all of the ledger.
    private static final Set<String> KEPT = Set.of("kept", "weeks");

    static final EmbeddedContent NOT_STARTED =
            new EmbeddedContent(EmbeddedContent.Stage.OUT, "not started", "", 0, List.of(), List.of());

    private static final EmbeddedContent OBSERVES = new EmbeddedContent(
            EmbeddedContent.Stage.LEADS,
            "leader",
            "It leads but dispatches no job: the queue stands still. Hand back, or let it leave.",
            31402,
            List.of(
                    new Fact("State", "leader for 41 s", false),
                    new Fact("Backend", "pid 31402", true),
                    new Fact("Name", "jobrunner_" + Cluster.OBSERVER, true),
                    new Fact("Mode", "observe", false),
                    new Fact("Election", "oldest connection", false),
                    new Fact("Checks every", "0.3 s", false),
                    new Fact("Dispatched", "0 jobs", false)),
            List.of(
                    new EmbeddedContent.StateLine("10:02:39.118", "leader"),
                    new EmbeddedContent.StateLine("10:02:11.004", "standby 2 of 3"),
                    new EmbeddedContent.StateLine("10:02:10.870", "starting")));

    /// The embedded runner as a picture wants it.
    private record InventedPart(EmbeddedContent shown) implements EmbeddedViewModel.Part {
        @Override
        public EmbeddedContent card(Instant now) {
            return shown;
        }
    }

    private Pictures() {}

    public static List<ScreenState> states() {
        return cases().stream()
                .map(each -> ScreenState.of("runners-" + each.name(), () -> screen(each)))
                .toList();
    }

    public static void main(String[] args) throws IOException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (var each : cases()) {
                var name = "runners-" + each.name() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
                Headless.save(Headless.scene(() -> screen(each), 1264, 826, theme), Path.of(args[0], name));
            }
        }
        System.exit(0);
    }

    private static List<Case> cases() {
        var hidden = Cluster.busy();
        hidden.join(Cluster.hidden(28111, "11fe03aa-4f10-4d58-8d4b-8a1a0b7f3c90", "acme-stg-11874", "stg"));
        var foreign = new Cluster();
        foreign.join(
                Cluster.altered(
                        Cluster.runner(
                                28111, "11fe03aa-4f10-4d58-8d4b-8a1a0b7f3c90", "08:41:07", Duration.ofSeconds(2)),
                        "acme-stg-11874",
                        "stg",
                        "SELECT 1"),
                new History.Term(Cluster.SINCE, false, null));
        foreign.join(Cluster.runner(31290, "5f0a77c3-1d0e-4f5c-9a77-5b9ad0f5c7e1", "09:38:31", Duration.ofSeconds(6)));
        var asleep = new Cluster().pending(214);
        var fault = new Feed(
                null,
                new Feed.Fault(
                        Cluster.NOW, "Cannot connect to acme-prod at 10.0.12.2:5432.", new IllegalStateException()),
                Feed.Mode.RUNNING,
                Duration.ofSeconds(1),
                false);
        return List.of(
                new Case("busy", Cluster.busy().feed(), true, 30117, false),
                new Case("standby", Cluster.busy().feed(), false, 31377, false),
                new Case("ended", Cluster.busy().feed(), false, 21844, false),
                new Case("hidden", hidden.feed(), true, 28111, false),
                new Case("foreign", foreign.feed(), true, 28111, false),
                new Case(
                        "gone",
                        Cluster.busy()
                                .end(30117)
                                .end(31290)
                                .end(31302)
                                .end(31377)
                                .end(28760)
                                .feed(),
                        false,
                        0,
                        false),
                new Case("kept", Cluster.kept().feed(), false, 30117, false),
                new Case("weeks", Cluster.weeks().feed(), false, 30117, false),
                new Case("young", Cluster.young().feed(), false, 0, false),
                new Case("asleep", asleep.feed(), false, 0, false),
                new Case("fault", fault, false, 0, false),
                new Case("form", Cluster.busy().feed(), false, 30117, false, SidePaneKind.EMBEDDED_RUNNER, NOT_STARTED),
                new Case(
                        "observes",
                        Cluster.observed().feed(),
                        true,
                        31402,
                        false,
                        SidePaneKind.EMBEDDED_RUNNER,
                        OBSERVES),
                new Case("embedded", Cluster.observed().feed(), true, 31402, false, SidePaneKind.CONNECTION, OBSERVES),
                new Case("guard", Cluster.plain().feed(), true, 4711, false, SidePaneKind.GUARD, NOT_STARTED),
                new Case("plain", Cluster.plain().feed(), true, 4711, false),
                new Case("mixed", Cluster.busy().locked(31290).feed(), true, 31290, false),
                new Case(
                        "mixed-waits",
                        Cluster.busy()
                                .end(30117)
                                .join(Cluster.plain().connections().getFirst())
                                .feed(),
                        true,
                        4711,
                        false),
                new Case("question", Cluster.busy().feed(), true, 30117, true));
    }

    static Overlay screen(Case shown) {
        return screen(shown, new LogSamples());
    }

    static Overlay screen(Case shown, LogSamples log) {
        var target =
                new ActionTarget("acme-prod", Cluster.DATABASE, "10.0.12.2:5432", Environment.PRODUCTION, false, true);
        var snapshot = shown.feed().snapshot();
        var gateway = new ActionGateway() {
            @Override
            public Preview preview(Action action) {
                return BackendCommands.preview(
                        Objects.requireNonNull(snapshot).observation(), (TerminateBackend) action, SameProcess.BY_UUID);
            }

            @Override
            public Outcome run(Action action, Confirmation confirmation) {
                throw new IllegalStateException("never confirmed");
            }
        };
        var overlay = new AtomicReference<@Nullable Overlay>();
        var armed = new SimpleBooleanProperty(shown.armed());
        var clock = InstantSource.fixed(Cluster.NOW);
        var actions = new ActionFlow(
                target,
                gateway,
                new InlineBackground(),
                (question, yes) -> Objects.requireNonNull(overlay.get()).ask(question, yes),
                _ -> {});
        var model = new RunnersViewModel(actions, armed, clock, _ -> {});
        var embedded = new EmbeddedViewModel(actions, new InventedPart(shown.embedded()), armed, clock);
        var guard = new GuardViewModel(actions, _ -> Cluster.GUARD_SQL, new InlineBackground(), armed);
        if (snapshot != null) {
            guard.show(snapshot);
            embedded.suggest(snapshot, ConfiguredChannels.ofProfile("root:4,root.mail:2"));
        }
        var terminations = new TerminationsViewModel(() -> shown.terminations(), new InlineBackground(), _ -> {});
        terminations.look(Cluster.NOW);
        var view = new RunnersView(model, embedded, guard, log.model(), terminations, ColumnMemory.none());
        var root = new Overlay(view.node());
        overlay.set(root);
        if (shown.selected() != 0) {
            model.selectPid(shown.selected());
        }
        model.range().set(KEPT.contains(shown.name()) ? TimelineRange.ALL : TimelineRange.HOUR);
        model.show(shown.feed());
        model.open(shown.aside());
        if (shown.asking()) {
            model.terminate();
        }
        if (KEPT.contains(shown.name())) {
            view.showTerms();
        }
        return root;
    }
}

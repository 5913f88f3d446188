package signalbox.ui.runners;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import javafx.scene.Node;
import signalbox.app.session.Session;
import signalbox.channel.ConfiguredChannels;
import signalbox.monitor.Feed;
import signalbox.ui.runners.content.EmbeddedContent;
import signalbox.ui.runners.content.SidePaneKind;
import signalbox.ui.screen.Screen;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.log.LogViewModel;

/// The runner connections: which one leads, which ones follow, since when; and ending one.
public final class RunnersScreen implements Screen {
    private final RunnersViewModel model;
    private final EmbeddedViewModel embedded;
    private final GuardViewModel guard;
    private final TerminationsViewModel terminations;
    private final RunnersView view;
    private final Supplier<ConfiguredChannels> stated;

    public RunnersScreen(ScreenContext context) {
        var session = context.session();
        var actions = ActionFlow.of(context);
        stated = session::configuredChannels;
        model = new RunnersViewModel(actions, context.armed(), InstantSource.system(), context.navigation()::past);
        embedded = new EmbeddedViewModel(actions, part(session), context.armed(), InstantSource.system());
        guard = new GuardViewModel(actions, session.reads()::guardSql, context.background(), context.armed());
        terminations = new TerminationsViewModel(
                KnownTerminations.of(session.audit(), InstantSource.system())::read,
                context.background(),
                context.navigation()::audit);
        view = new RunnersView(model, embedded, guard, LogViewModel.of(context), terminations, context.columns());
    }

    static EmbeddedViewModel.Part part(Session session) {
        return new EmbeddedViewModel.Part() {
            @Override
            public EmbeddedContent card(Instant now) {
                return EmbeddedContent.of(session.embedded(), now);
            }
        };
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(Feed feed) {
        model.show(feed);
        embedded.tick();
        var snapshot = feed.snapshot();
        if (snapshot != null) {
            embedded.suggest(snapshot, stated.get());
            guard.show(snapshot);
            terminations.look(snapshot.takenAt());
        }
    }

    @Override
    public void opened() {
        view.focus();
    }

    @Override
    public boolean isAlive() {
        return model.content().get() != null;
    }

    @Override
    public void tick() {
        model.tick();
        embedded.tick();
    }

    /// Opens the card that starts and shows the embedded runner.
    public void openEmbedded() {
        model.open(SidePaneKind.EMBEDDED_RUNNER);
    }

    /// Shows who led then, for another screen.
    public void mark(Instant at) {
        model.mark(at);
    }

    /// Selects this backend for another screen.
    public void select(int pid) {
        model.selectPid(pid);
    }
}

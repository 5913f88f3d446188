package signalbox.ui.channels;

import java.time.InstantSource;
import javafx.scene.Node;
import signalbox.monitor.Feed;
import signalbox.ui.screen.Screen;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.RemedyActions;

/// The channels: what runs and waits in each, and why it waits.
public final class ChannelsScreen implements Screen {
    private static final int NEXT_JOBS = 12;

    private final ChannelsViewModel model;
    private final WhatIfViewModel whatIf;
    private final ChannelsView view;

    public ChannelsScreen(ScreenContext context) {
        var session = context.session();
        model = new ChannelsViewModel(
                channel -> session.reads().nextJobs(channel, NEXT_JOBS),
                context.background(),
                context.navigation(),
                InstantSource.system());
        var actions = new ChannelControl(ActionFlow.of(context), context.armed());
        whatIf = new WhatIfViewModel(session.reads()::whatIf, context.background());
        view = new ChannelsView(
                model,
                RemedyActions.of(context).buttons(),
                new WhatIfPane(whatIf).node(),
                new ActionBar(model, actions).node());
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(Feed feed) {
        model.show(feed);
        var content = model.content().get();
        if (content != null) {
            whatIf.suggest(content.channels());
        }
    }

    public void select(String channel) {
        model.select(channel);
    }

    @Override
    public void opened() {
        view.focus();
    }

    @Override
    public boolean isAlive() {
        var detail = model.detail().get();
        return detail != null && detail.isRead();
    }

    @Override
    public void tick() {
        model.tick();
    }
}

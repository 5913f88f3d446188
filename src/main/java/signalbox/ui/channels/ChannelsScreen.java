package signalbox.ui.channels;

import java.time.InstantSource;
import javafx.scene.Node;
import signalbox.monitor.Feed;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
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
    private final ChannelControl actions;
    private final NoticeBoard notices;

    public ChannelsScreen(ScreenContext context) {
        var session = context.session();
        model = new ChannelsViewModel(
                channel -> session.reads().nextJobs(channel, NEXT_JOBS),
                context.background(),
                context.navigation(),
                InstantSource.system());
        notices = context.notices();
        actions = new ChannelControl(ActionFlow.of(context), context.armed());
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

    /// Asks whether this channel is to be paused, or says why it cannot be.
    public void pause(String channel) {
        var availability = actions.availability();
        if (availability.isPossible()) {
            actions.pause(channel);
        } else {
            notices.notifyOperator(Notice.warning(channel + " was not paused.", availability.reason()));
        }
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

package signalbox.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import signalbox.ui.audit.AuditScreen;
import signalbox.ui.channels.ChannelsScreen;
import signalbox.ui.config.ConfigScreen;
import signalbox.ui.failover.FailoverScreen;
import signalbox.ui.jobs.JobsScreen;
import signalbox.ui.overview.OverviewScreen;
import signalbox.ui.runners.RunnersScreen;
import signalbox.ui.screen.Screen;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.ScreenName;
import signalbox.ui.trends.TrendsScreen;
import signalbox.ui.workers.WorkersScreen;

/// The screens of one session, each made when it is first wanted: the window is there sooner, and who never opens a
/// screen has no memory taken by it. On the FX thread.
final class ShellScreens {
    private final ScreenContext context;
    private final Map<ScreenName, Screen> made = new EnumMap<>(ScreenName.class);

    ShellScreens(ScreenContext context) {
        this.context = context;
    }

    Screen of(ScreenName name) {
        var known = made.get(name);
        if (known != null) {
            return known;
        }
        var screen = make(name);
        made.put(name, screen);
        return screen;
    }

    private Screen make(ScreenName name) {
        return switch (name) {
            case OVERVIEW -> new OverviewScreen(context);
            case JOBS -> new JobsScreen(context);
            case CHANNELS -> new ChannelsScreen(context);
            case TRENDS -> new TrendsScreen(context);
            case RUNNERS -> new RunnersScreen(context);
            case FAILOVER -> new FailoverScreen(context);
            case WORKERS -> new WorkersScreen(context);
            case CONFIG -> new ConfigScreen(context);
            case AUDIT -> new AuditScreen(context);
        };
    }

    JobsScreen jobs() {
        return (JobsScreen) of(ScreenName.JOBS);
    }

    ChannelsScreen channels() {
        return (ChannelsScreen) of(ScreenName.CHANNELS);
    }

    TrendsScreen trends() {
        return (TrendsScreen) of(ScreenName.TRENDS);
    }

    RunnersScreen runners() {
        return (RunnersScreen) of(ScreenName.RUNNERS);
    }

    FailoverScreen failover() {
        return (FailoverScreen) of(ScreenName.FAILOVER);
    }

    WorkersScreen workers() {
        return (WorkersScreen) of(ScreenName.WORKERS);
    }

    AuditScreen audit() {
        return (AuditScreen) of(ScreenName.AUDIT);
    }
}

package signalbox.ui.shell;

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

/// The screens of one session, each made once.
record ShellScreens(
        OverviewScreen overview,
        JobsScreen jobs,
        ChannelsScreen channels,
        TrendsScreen trends,
        RunnersScreen runners,
        FailoverScreen failover,
        WorkersScreen workers,
        ConfigScreen config,
        AuditScreen audit) {
    static ShellScreens of(ScreenContext context) {
        return new ShellScreens(
                new OverviewScreen(context),
                new JobsScreen(context),
                new ChannelsScreen(context),
                new TrendsScreen(context),
                new RunnersScreen(context),
                new FailoverScreen(context),
                new WorkersScreen(context),
                new ConfigScreen(context),
                new AuditScreen(context));
    }

    Screen of(ScreenName name) {
        return switch (name) {
            case OVERVIEW -> overview;
            case JOBS -> jobs;
            case CHANNELS -> channels;
            case TRENDS -> trends;
            case RUNNERS -> runners;
            case FAILOVER -> failover;
            case WORKERS -> workers;
            case CONFIG -> config;
            case AUDIT -> audit;
        };
    }
}

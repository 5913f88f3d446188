package signalbox.ui.shell;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Snapshot;
import signalbox.queue.ChannelLoad;
import signalbox.queue.JobFilter;
import signalbox.ui.screen.Navigation;

/// What the search field means by a text: a screen's name, a runner's pid, a channel, else jobs that contain it.
final class Finder {
    private final Navigation navigation;

    Finder(Navigation navigation) {
        this.navigation = navigation;
    }

    void find(String text, @Nullable Snapshot snapshot) {
        var wanted = text.strip();
        switch (wanted.toLowerCase(Locale.ROOT)) {
            case "" -> {}
            case "overview" -> navigation.overview();
            case "jobs" -> navigation.jobs(JobFilter.ALL);
            case "runners" -> navigation.runners();
            default -> findIn(wanted, snapshot);
        }
    }

    private void findIn(String wanted, @Nullable Snapshot snapshot) {
        if (snapshot != null) {
            for (var standing : snapshot.leadership().succession()) {
                var runner = standing.connection();
                if (wanted.equals(Integer.toString(runner.pid()))
                        || wanted.equals(runner.uuid())
                        || wanted.equals(runner.applicationName())) {
                    navigation.runner(runner.pid());
                    return;
                }
            }
            if (snapshot.channels().stream().map(ChannelLoad::name).anyMatch(wanted::equals)) {
                navigation.jobs(JobFilter.ALL.withChannel(wanted));
                return;
            }
        }
        navigation.jobs(JobFilter.ALL.withText(wanted));
    }
}

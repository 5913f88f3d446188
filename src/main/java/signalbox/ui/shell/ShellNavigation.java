package signalbox.ui.shell;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobTarget;
import signalbox.ui.past.TimeMachine;
import signalbox.ui.screen.Navigation;
import signalbox.ui.screen.ScreenName;

/// Leads to the screens of one session. At a moment of the past only the screen is opened: what is beyond that would
/// show the present. On the FX thread.
///
/// @param screens made after this
/// @param past made after this
record ShellNavigation(Consumer<ScreenName> open, Supplier<ShellScreens> screens, Supplier<TimeMachine> past)
        implements Navigation {
    /// @param beyond what follows when the screen is open
    private void present(ScreenName place, Runnable beyond) {
        open.accept(place);
        if (!past.get().isOn()) {
            beyond.run();
        }
    }

    @Override
    public void past(Instant at) {
        past.get().enter(at);
    }

    @Override
    public void pastOf(String code) {
        past.get().enterFinding(code);
    }

    @Override
    public void overview() {
        open.accept(ScreenName.OVERVIEW);
    }

    @Override
    public void jobs(JobFilter filter) {
        if (past.get().isOn()) {
            past.get().lookUp(filter.text());
        } else {
            screens.get().jobs().filter(filter);
            open.accept(ScreenName.JOBS);
        }
    }

    @Override
    public void failedGroups(String model, String method) {
        if (!past.get().isOn()) {
            screens.get().jobs().groups(model, method);
        }
        open.accept(ScreenName.JOBS);
    }

    @Override
    public void stuckJobs(List<JobTarget> wanted) {
        present(ScreenName.JOBS, () -> screens.get().jobs().stuck(wanted));
    }

    @Override
    public void trend(String model, String method) {
        present(ScreenName.TRENDS, () -> screens.get().trends().select(model, method));
    }

    @Override
    public void runners() {
        open.accept(ScreenName.RUNNERS);
    }

    @Override
    public void runner(int pid) {
        present(ScreenName.RUNNERS, () -> screens.get().runners().select(pid));
    }

    @Override
    public void moment(Instant at) {
        present(ScreenName.RUNNERS, () -> screens.get().runners().mark(at));
    }

    @Override
    public void embeddedRunner() {
        present(ScreenName.RUNNERS, () -> screens.get().runners().openEmbedded());
    }

    @Override
    public void workers(List<Integer> pids) {
        present(
                ScreenName.WORKERS,
                () -> pids.stream().findFirst().ifPresent(screens.get().workers()::select));
    }

    @Override
    public void config() {
        open.accept(ScreenName.CONFIG);
    }

    @Override
    public void audit(long offset) {
        present(ScreenName.AUDIT, () -> screens.get().audit().select(offset));
    }

    @Override
    public void channel(String name) {
        present(ScreenName.CHANNELS, () -> screens.get().channels().select(name));
    }
}

package signalbox.ui.screen.action;

import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;

/// Writes what an operator chose for a profile to its file, in the background. If that fails, the choice still applies
/// until the profile is closed, and a notice says so.
public final class ProfileChoiceSave {
    private ProfileChoiceSave() {}

    /// @param save runs in the background
    /// @param then runs on the FX thread, also when it failed
    public static void run(Background background, NoticeBoard notices, Runnable save, Runnable then) {
        background.run(
                () -> {
                    save.run();
                    return true;
                },
                outcome -> {
                    if (outcome instanceof TaskResult.Failed<Boolean>(var cause)) {
                        notices.notifyOperator(
                                Notice.warning("This applies until the profile is closed.", ActionFlow.message(cause)));
                    }
                    then.run();
                });
    }
}

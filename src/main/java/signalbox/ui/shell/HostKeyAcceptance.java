package signalbox.ui.shell;

import signalbox.app.file.AppFolders;
import signalbox.app.route.ConnectionRoute;
import signalbox.remote.HostKey;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;

/// Remembers the key of an SSH host that the operator accepted. On the FX thread.
record HostKeyAcceptance(Background background, AppFolders folders, NoticeBoard notices) {
    /// @param then called when the key is remembered
    void accept(HostKey key, Runnable then) {
        background.run(
                () -> {
                    ConnectionRoute.accept(key, folders);
                    return key;
                },
                outcome -> {
                    switch (outcome) {
                        case TaskResult.Done(var _) -> then.run();
                        case TaskResult.Failed(var cause) ->
                            notices.notifyOperator(
                                    Notice.failed("The host key was not saved.", String.valueOf(cause.getMessage())));
                    }
                });
    }
}

package signalbox.remote;

import java.util.EnumSet;
import java.util.stream.Collectors;
import signalbox.remote.config.SshOptions;
import signalbox.remote.config.UnfollowedSetting;
import signalbox.remote.config.UnfollowedSetting.Stage;

/// The sentence that names what `ssh` would do otherwise, for a message about a failure.
final class UnfollowedText {
    private static final int MOST = 4;

    private UnfollowedText() {}

    /// Empty where nothing of these stages is set; else with a blank before it.
    static String of(SshOptions options, Stage stage, Stage... more) {
        var stages = EnumSet.of(stage, more);
        stages.add(Stage.CONDITION);
        var named = options.unfollowed().stream()
                .filter(each -> stages.contains(each.stage()))
                .map(UnfollowedSetting::label)
                .limit(MOST)
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " Signalbox does not follow these settings of SSH: " + named + ".";
    }
}

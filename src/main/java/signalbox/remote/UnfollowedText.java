package signalbox.remote;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import signalbox.remote.config.SshOptions;
import signalbox.remote.config.UnfollowedSetting;
import signalbox.remote.config.UnfollowedSetting.Stage;

/// The sentence that names what `ssh` would do otherwise, for a message about a failure.
final class UnfollowedText {
    private static final int MOST = 4;

    private UnfollowedText() {}

    /// For a login that was refused: only what could have let somebody in.
    ///
    /// @param methods by which the server lets somebody in; empty: not known
    static String ofLogin(SshOptions options, List<String> methods) {
        var stages = EnumSet.noneOf(Stage.class);
        var takesKeys = methods.isEmpty() || methods.contains("publickey");
        if (takesKeys) {
            stages.add(Stage.LOGIN);
        } else if (methods.stream().anyMatch(method -> method.startsWith("gssapi"))) {
            stages.add(Stage.GSSAPI);
        }
        if (methods.contains("hostbased")) {
            stages.add(Stage.HOSTBASED);
        }
        return of(options, stages);
    }

    /// Empty where nothing of these stages is set; else with a blank before it.
    static String of(SshOptions options, Stage stage) {
        return of(options, EnumSet.of(stage));
    }

    private static String of(SshOptions options, EnumSet<Stage> stages) {
        stages.add(Stage.CONDITION);
        var named = options.unfollowed().stream()
                .filter(each -> stages.contains(each.stage()))
                .map(UnfollowedSetting::label)
                .limit(MOST)
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " Signalbox does not follow these settings of SSH: " + named + ".";
    }
}

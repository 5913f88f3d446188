package signalbox.remote.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A setting that is in force.
///
/// @param values what is written behind the keyword; not empty
/// @param place null: given by the caller, or said by `ssh -G`
record SshSetting(List<String> values, @Nullable SettingPlace place) {
    SshSetting {
        values = List.copyOf(values);
    }
}

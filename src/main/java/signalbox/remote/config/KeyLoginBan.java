package signalbox.remote.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A setting by which `ssh` logs in without keys: `PubkeyAuthentication no`, or PreferredAuthentications without
/// publickey.
///
/// @param setting as it may be written
/// @param place null where it is not known
public record KeyLoginBan(String setting, @Nullable SettingPlace place) {
    private static final String KEYS = "publickey";

    /// Null: none.
    ///
    /// @param written as our own reader found the settings, with their places
    static @Nullable KeyLoginBan of(SshSettings settings, SshSettings written) {
        return forbidding(settings)
                .map(_ -> new KeyLoginBan("PubkeyAuthentication no", written.place("pubkeyauthentication")))
                .or(() -> withoutKeys(settings)
                        .map(methods -> new KeyLoginBan(
                                "PreferredAuthentications " + methods, written.place("preferredauthentications"))))
                .orElse(null);
    }

    private static Optional<String> forbidding(SshSettings settings) {
        return settings.first("pubkeyauthentication")
                .filter(value -> value.equalsIgnoreCase("no") || value.equalsIgnoreCase("false"));
    }

    private static Optional<String> withoutKeys(SshSettings settings) {
        return settings.first("preferredauthentications")
                .filter(methods -> !List.of(methods.split(",")).contains(KEYS));
    }

    /// `PubkeyAuthentication no (line 3 of /home/me/.ssh/config)`
    public String label() {
        return place == null ? setting : setting + " (" + place.label() + ")";
    }
}

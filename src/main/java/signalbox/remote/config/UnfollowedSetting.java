package signalbox.remote.config;

import org.jspecify.annotations.Nullable;

/// A setting that changes how a host is reached for OpenSSH, and not for Signalbox.
///
/// @param name as the manual writes it
/// @param place null where it is not known
public record UnfollowedSetting(String name, @Nullable SettingPlace place, Stage stage) {
    /// What a setting changes.
    public enum Stage {
        /// which settings count
        CONDITION,
        /// how the host is reached
        WAY,
        ALGORITHMS,
        HOST_KEY,
        /// which keys are offered
        LOGIN,
        /// other ways to log in
        GSSAPI,
        HOSTBASED
    }

    /// `PKCS11Provider (line 3 of /home/me/.ssh/config)`
    public String label() {
        return place == null ? name : name + " (" + place.label() + ")";
    }
}

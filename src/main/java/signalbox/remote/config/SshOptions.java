package signalbox.remote.config;

import java.util.List;

/// How a host is reached.
///
/// @param unfollowed what OpenSSH would do otherwise
public record SshOptions(
        SshAddress address,
        IdentityOptions identities,
        HostKeyOptions hostKeys,
        SshProxy proxy,
        List<UnfollowedSetting> unfollowed) {
    public SshOptions {
        unfollowed = List.copyOf(unfollowed);
    }
}

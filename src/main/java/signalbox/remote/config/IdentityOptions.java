package signalbox.remote.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which keys are offered to a host.
///
/// @param files of private keys, or of public ones whose private halves the agent holds; they need not exist
/// @param certificates files of certificates, beside those next to the keys
/// @param only whether the agent's other keys are not offered
/// @param agent the agent's socket; null: none is asked
/// @param places where files of keys and certificates are named; those that no setting names are not among them
/// @param ban what forbids to offer any; null: nothing
public record IdentityOptions(
        List<Path> files,
        List<Path> certificates,
        boolean only,
        @Nullable Path agent,
        Map<Path, SettingPlace> places,
        @Nullable KeyLoginBan ban) {
    public IdentityOptions {
        files = List.copyOf(files);
        certificates = List.copyOf(certificates);
        places = Map.copyOf(places);
    }
}

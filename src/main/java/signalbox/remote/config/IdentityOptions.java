package signalbox.remote.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which keys are offered to a host.
///
/// @param files of private keys, or of public ones whose private halves the agent holds; they need not exist
/// @param certificates files of certificates, beside those next to the keys
/// @param only whether the agent's other keys are not offered
/// @param agent the agent's socket; null: none is asked
public record IdentityOptions(
        List<Path> files,
        List<Path> certificates,
        boolean only,
        @Nullable Path agent) {
    public IdentityOptions {
        files = List.copyOf(files);
        certificates = List.copyOf(certificates);
    }
}

package signalbox.ui.profiles;

import java.util.function.Consumer;
import java.util.function.Function;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profiles;
import signalbox.postgres.capability.Capabilities;
import signalbox.remote.HostKey;
import signalbox.ui.fx.Background;
import signalbox.ui.kit.overlay.ConfirmationAsker;

/// The services that the editor needs.
///
/// @param profiles reads and writes a file: call it inside `background` only
/// @param check tries a connection, and says what the database offers; blocks
/// @param hostKeys remembers the key of an SSH host; writes a file
public record EditorServices(
        Profiles profiles,
        Function<Destination, Capabilities> check,
        Consumer<HostKey> hostKeys,
        Background background,
        ConfirmationAsker asks) {}

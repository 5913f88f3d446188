package signalbox.ui.profiles;

import java.util.function.Function;
import signalbox.app.Profiles;
import signalbox.postgres.Capabilities;
import signalbox.postgres.ConnectionSpec;
import signalbox.ui.fx.Background;
import signalbox.ui.kit.overlay.Asks;

/// What the editor works with.
///
/// @param profiles reads and writes a file: call it inside `background` only
/// @param trial tries a connection, and says what the database offers; blocks
public record EditorServices(
        Profiles profiles, Function<ConnectionSpec, Capabilities> trial, Background background, Asks asks) {}

package signalbox.app.fleet;

import java.time.InstantSource;
import java.util.function.Consumer;
import signalbox.app.file.AppFolders;

/// What all members of a fleet share.
///
/// @param onCritical called on the thread that watches
/// @param onChange called there after each look
record FleetParts(AppFolders folders, InstantSource clock, Consumer<FleetAlarm> onCritical, Runnable onChange) {}

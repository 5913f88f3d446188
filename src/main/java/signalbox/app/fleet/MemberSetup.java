package signalbox.app.fleet;

import java.time.InstantSource;
import java.util.function.Consumer;
import signalbox.app.file.AppFolders;
import signalbox.monitor.history.History.Looks;

/// What all members of a fleet share.
///
/// @param mode whether further looks follow, which settle a doubt
/// @param onCritical called on the thread that watches
/// @param onChange called there after each look
record MemberSetup(
        AppFolders folders, InstantSource clock, Looks.Mode mode, Consumer<FleetAlarm> onCritical, Runnable onChange) {}

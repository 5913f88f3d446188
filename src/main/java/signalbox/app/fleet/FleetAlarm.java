package signalbox.app.fleet;

import signalbox.app.profile.Profile;
import signalbox.health.Finding;

/// A new critical finding of a profile that the window does not have open.
///
/// @param database the server's name for it
public record FleetAlarm(Profile profile, String database, Finding finding) {}

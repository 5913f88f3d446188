package signalbox.ui.shell;

import java.util.List;
import signalbox.app.profile.Profile;

/// What a frame asks of the window about other profiles. On the FX thread.
interface ProfileSwitch {
    /// Shows all profiles in place of what is shown, which stays open.
    void openFleet();

    /// Opens a saved profile beside those that are open, or shows it if it is open.
    void openProfile(Profile profile);

    void createProfile();

    /// Whether all profiles are watched from the next start of the window on.
    void watchFleetFromStart(boolean wanted);

    /// Shows another profile that is open.
    void showOpened(String profile);

    /// Closes a profile that is open, after a question if something ends with it.
    void closeOpened(String profile);

    /// The open profiles, the last opened first.
    List<OpenedList.Entry> opened();

    /// How many profiles of the fleet are in a critical state; 0 while it is not watched.
    int fleetTrouble();
}

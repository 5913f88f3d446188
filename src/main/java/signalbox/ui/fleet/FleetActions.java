package signalbox.ui.fleet;

import java.time.Duration;

/// What the fleet asks the window for.
public interface FleetActions {
    /// Opens a profile, or shows it if it is open.
    void open(String profile);

    void createProfile();

    void refresh();

    void pause(boolean wanted);

    /// How often the runners of each profile are looked at.
    void every(Duration interval);
}

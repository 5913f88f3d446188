package signalbox.ui.shell;

import java.util.List;
import signalbox.postgres.connection.Password;
import signalbox.remote.HostKey;
import signalbox.ui.fx.Background;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.kit.overlay.Overlay;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.screen.SaveAs;
import signalbox.ui.shell.search.PaletteAction;

/// What the window offers to the frame of any session.
interface WindowServices {
    Background background();

    Overlay overlay();

    ColumnMemory columns();

    /// Shows notices, and keeps them.
    NoticeBoard notices();

    /// How much happened since the list of it was opened last.
    int news();

    /// Opens the list of what happened.
    void openHappened();

    SaveAs saveAs();

    void openSettings();

    /// Opens the same profile again, with a typed password.
    void openWithPassword(Password typed);

    /// Remembers the key of an SSH host that the operator accepts, and opens the same profile again.
    void acceptHostKey(HostKey key);

    /// Fills the menu of profiles.
    void fill(TopBar bar);

    /// Whether the session belongs to a profile and not to the demo.
    boolean hasProfile();

    /// Edits the profile of the session, saved or not.
    void editProfile();

    void openHelp();

    /// Other profiles, and the fleet.
    ProfileSwitch others();

    /// What the search field can do with the window itself.
    List<PaletteAction> actions();
}

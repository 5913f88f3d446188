package signalbox.ui.kit;

import java.time.ZoneId;
import java.time.ZoneOffset;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import signalbox.text.ShownZone;

/// The zone in which all windows write moments, for those that have to write them again when it changes. On the FX
/// thread only. What lives shorter than the program listens weakly.
public final class ZoneSwitch {
    private static final ReadOnlyObjectWrapper<ZoneId> ZONE = new ReadOnlyObjectWrapper<>(ZoneOffset.UTC);

    private ZoneSwitch() {}

    public static void show(ZoneId zone) {
        ShownZone.show(zone);
        ZONE.set(zone);
    }

    /// UTC instead of the zone of the desktop, or the other way round.
    public static void toggle() {
        show(ShownZone.isUtc() ? ZoneId.systemDefault() : ZoneOffset.UTC);
    }

    public static ReadOnlyObjectProperty<ZoneId> shown() {
        return ZONE.getReadOnlyProperty();
    }
}

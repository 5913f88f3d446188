package signalbox.worker;

import java.util.List;
import oshi.SystemInfo;
import oshi.hardware.PowerSource;

/// Whether this machine runs on its battery.
public final class HostPower {
    private HostPower() {}

    /// False also where it is not known. Asks the operating system: not for the FX thread.
    public static boolean isOnBattery() {
        try {
            return isOnBattery(new SystemInfo().getHardware().getPowerSources());
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    static boolean isOnBattery(List<PowerSource> sources) {
        return sources.stream().anyMatch(source -> source.isDischarging() && !source.isPowerOnLine());
    }
}

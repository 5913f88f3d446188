package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import oshi.hardware.PowerSource;

class HostPowerTest {
    private static PowerSource battery(boolean discharges, boolean plugged) {
        return (PowerSource) Proxy.newProxyInstance(
                PowerSource.class.getClassLoader(),
                new Class<?>[] {PowerSource.class},
                (_, asked, _) -> switch (asked.getName()) {
                    case "isDischarging" -> discharges;
                    case "isPowerOnLine" -> plugged;
                    default -> throw new UnsupportedOperationException(asked.getName());
                });
    }

    @Test
    void a_battery_that_empties_while_nothing_is_plugged_in_gives_the_power() {
        assertThat(HostPower.isOnBattery(List.of(battery(true, false)))).isTrue();
        assertThat(HostPower.isOnBattery(List.of(battery(false, true), battery(true, false))))
                .isTrue();
    }

    @Test
    void a_machine_without_a_battery_or_with_a_plug_is_not_slowed_down() {
        assertThat(HostPower.isOnBattery(List.of())).isFalse();
        assertThat(HostPower.isOnBattery(List.of(battery(false, true)))).isFalse();
        assertThat(HostPower.isOnBattery(List.of(battery(true, true)))).isFalse();
    }
}

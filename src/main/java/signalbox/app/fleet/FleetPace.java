package signalbox.app.fleet;

import java.time.Duration;
import signalbox.monitor.LightWatch;
import signalbox.text.TimeOrder;

/// How often each profile of a fleet is looked at. The more profiles there are, the less often: what the whole fleet
/// costs this machine does not grow with them.
///
/// @param looks between two looks at the runners of one profile
/// @param readings between two times at which everything about it is read
record FleetPace(Duration looks, Duration readings) {
    static final FleetPace USUAL = new FleetPace(LightWatch.USUAL_INTERVAL, LightWatch.USUAL_READING);

    private static final Duration READS_AT_MOST = Duration.ofSeconds(1);
    private static final Duration LOOKS_AT_MOST = Duration.ofMillis(100);
    private static final int LOOKS_A_READING = 5;

    /// @param wanted how often the user wants to look at the runners
    /// @param profiles how many are watched
    static FleetPace of(Duration wanted, int profiles) {
        var looks = TimeOrder.longer(wanted, LOOKS_AT_MOST.multipliedBy(profiles));
        return new FleetPace(
                looks, TimeOrder.longer(looks.multipliedBy(LOOKS_A_READING), READS_AT_MOST.multipliedBy(profiles)));
    }
}

package signalbox.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicReference;

/// The zone in which moments are written for a person: UTC, as queue_job stores them, unless the window was told to use
/// another. One for the whole program; the command line leaves it at UTC. What is for a program, or is kept, does not
/// obey it.
public final class ShownZone {
    private static final AtomicReference<ZoneId> ZONE = new AtomicReference<>(ZoneOffset.UTC);

    private ShownZone() {}

    /// From now on moments are written in this zone.
    public static void show(ZoneId zone) {
        ZONE.set(zone);
    }

    public static boolean isUtc() {
        return ZONE.get().equals(ZoneOffset.UTC);
    }

    static ZonedDateTime at(Instant moment) {
        return moment.atZone(ZONE.get());
    }

    /// The day that this moment belongs to.
    public static LocalDate day(Instant moment) {
        return at(moment).toLocalDate();
    }

    public static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE.get()).toInstant();
    }

    /// The moment at which clocks show that time; where they show it twice, the first.
    public static Instant moment(LocalDateTime time) {
        return time.atZone(ZONE.get()).toInstant();
    }

    /// Behind a time: `UTC`, or by how much it differs, `UTC+05:45`. Names of zones are not used: several share one.
    public static String word(Instant moment) {
        return isUtc() ? "UTC" : name(at(moment).getOffset());
    }

    /// In the title of a column, whose rows may differ in their offset.
    public static String title() {
        return isUtc() ? "UTC" : "local";
    }

    static String name(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }

    /// The other one of UTC and that of the desktop; the same where the desktop's is UTC.
    static ZoneId other() {
        return isUtc() ? ZoneId.systemDefault() : ZoneOffset.UTC;
    }
}

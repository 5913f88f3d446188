package signalbox.record;

import java.time.Duration;

/// How much of the past a recording keeps: what is older goes, and the oldest while the file is larger.
///
/// @param age 1 day to 365 days
/// @param bytes 10 MB to 100 GB
public record RecordLimits(Duration age, long bytes) {
    public static final int FEWEST_DAYS = 1;
    public static final int MOST_DAYS = 365;
    public static final int FEWEST_MEGABYTES = 10;
    public static final int MOST_MEGABYTES = 100_000;

    public static final int USUAL_DAYS = 14;
    public static final int USUAL_MEGABYTES = 500;

    private static final long MEGABYTE = 1_000_000;

    public static final RecordLimits USUAL = of(USUAL_DAYS, USUAL_MEGABYTES);

    /// Days and megabytes outside of their ranges count as the nearest in it.
    public static RecordLimits of(int days, int megabytes) {
        return new RecordLimits(Duration.ofDays(days(days)), megabytes(megabytes) * MEGABYTE);
    }

    public static int days(int wanted) {
        return Math.clamp(wanted, FEWEST_DAYS, MOST_DAYS);
    }

    public static int megabytes(int wanted) {
        return Math.clamp(wanted, FEWEST_MEGABYTES, MOST_MEGABYTES);
    }
}

package signalbox.text;

/// The first characters of a uuid, as people are shown it: enough to tell jobs and runners apart, and to search by.
public final class ShortUuid {
    private static final int LENGTH = 8;

    private ShortUuid() {}

    /// What is shorter comes back whole.
    public static String of(String uuid) {
        return uuid.length() <= LENGTH ? uuid : uuid.substring(0, LENGTH);
    }
}

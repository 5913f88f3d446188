package signalbox.text;

/// The first characters of a uuid, as people see it: enough to distinguish jobs and runners, and to search for them.
public final class ShortUuid {
    private static final int LENGTH = 8;

    private ShortUuid() {}

    /// A shorter text is returned whole.
    public static String of(String uuid) {
        return uuid.length() <= LENGTH ? uuid : uuid.substring(0, LENGTH);
    }
}

package signalbox.election;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.OtherSessions;

/// Whether a connection is an embedded runner of Signalbox. Its uuid shows it: it has version 8 (RFC 9562, section 5.8:
/// free for one's own use), where Odoo's runners have version 4, and a mark.
public enum EmbeddedMarker {
    NO("", 0),
    DISPATCHES(OtherSessions.EMBEDDED + "0", 0x85b0),
    /// It leads and dispatches nothing.
    OBSERVES(OtherSessions.EMBEDDED + "1", 0x85b1);

    private static final Pattern UUID_IN_NAME =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-(\\p{XDigit}{4})-\\p{XDigit}{4}-\\p{XDigit}{12}$");
    private static final long THIRD_GROUP = 0xffffL;
    private static final long MIDDLE = 0xffff_ffffL;
    private static final int WHOLE = 36;

    private final String group;
    private final long bits;

    EmbeddedMarker(String group, long bits) {
        this.group = group;
        this.bits = bits;
    }

    static EmbeddedMarker of(String applicationName) {
        var uuid = UUID_IN_NAME.matcher(applicationName);
        if (uuid.find()) {
            for (var kind : values()) {
                if (kind.group.equalsIgnoreCase(uuid.group(1))) {
                    return kind;
                }
            }
        }
        return NO;
    }

    /// @param uuid null when there is none
    public static EmbeddedMarker ofUuid(@Nullable String uuid) {
        return uuid == null ? NO : of(uuid);
    }

    /// A new uuid with the mark of this kind, of a runner of its own.
    public UUID newUuid() {
        return newUuid(UUID.randomUUID().hashCode());
    }

    /// A new uuid with the mark of this kind.
    ///
    /// @param runner what the uuids of all connections of one runner begin with, in its 32 bits
    public UUID newUuid(int runner) {
        var random = UUID.randomUUID();
        if (this == NO) {
            return random;
        }
        var first = (random.getMostSignificantBits() & MIDDLE & ~THIRD_GROUP) | ((long) runner << 32) | bits;
        return new UUID(first, random.getLeastSignificantBits());
    }

    /// Whether both are uuids of one embedded runner.
    static boolean areOfOneRunner(String one, String other) {
        return ofUuid(one) != NO
                && ofUuid(one) == ofUuid(other)
                && beginning(one).equals(beginning(other));
    }

    private static String beginning(String uuid) {
        return uuid.substring(uuid.length() - WHOLE, uuid.length() - WHOLE + 8);
    }
}

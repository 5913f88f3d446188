package signalbox.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One row of a `COPY … TO STDOUT (FORMAT binary)`. Its columns are read one after the other, in the order of the
/// statement, each by the method of its type (PostgreSQL, "COPY", "Binary Format"). One thread.
public final class CopiedRow {
    private static final int HEADER = 15;
    private static final int END = -1;
    private static final int NULL = -1;
    /// PostgreSQL counts from here.
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final long PER_SECOND = 1_000_000;
    private static final long LAST = ChronoUnit.MICROS.between(
            FIRST, LocalDateTime.of(10_000, 1, 1, 0, 0).toInstant(ZoneOffset.UTC));

    private ByteBuffer message = ByteBuffer.allocate(0);
    private boolean hasBegun;

    /// Takes the next message of the server.
    ///
    /// @return false when it holds no row: it is the header alone, or the end
    boolean read(byte[] data) {
        message = ByteBuffer.wrap(data);
        if (!hasBegun) {
            hasBegun = true;
            message.position(HEADER);
            var extension = message.getInt();
            message.position(message.position() + extension);
        }
        return message.hasRemaining() && message.getShort() != END;
    }

    /// A column of type int8 that is not null.
    public long number() {
        message.getInt();
        return message.getLong();
    }

    /// A column of type int4 that is not null.
    public int smallNumber() {
        message.getInt();
        return message.getInt();
    }

    /// A column of type bool that is not null.
    public boolean flag() {
        message.getInt();
        return message.get() != 0;
    }

    /// A column of a text type; null for NULL.
    public @Nullable String text() {
        var length = message.getInt();
        if (length == NULL) {
            return null;
        }
        var text = new String(message.array(), message.position(), length, StandardCharsets.UTF_8);
        message.position(message.position() + length);
        return text;
    }

    /// A column of type timestamp, as `Sql.sorted` reads it; null for NULL.
    public @Nullable Instant time() {
        if (message.getInt() == NULL) {
            return null;
        }
        var within = Math.clamp(message.getLong(), 0, LAST);
        return FIRST.plusSeconds(within / PER_SECOND).plusNanos(within % PER_SECOND * 1_000);
    }
}

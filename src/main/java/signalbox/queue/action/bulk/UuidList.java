package signalbox.queue.action.bulk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Uuids in 16 bytes each, where they are written as queue_job writes them; others as they are. Not thread-safe until
/// the last one was added.
final class UuidList {
    private static final int FIRST = 1_024;

    private long[] bits = new long[2 * FIRST];
    private int size;
    private final Map<Integer, String> others = new HashMap<>();

    void add(String uuid) {
        if (2 * size == bits.length) {
            bits = Arrays.copyOf(bits, 2 * bits.length);
        }
        var parsed = parsed(uuid);
        if (parsed.toString().equals(uuid)) {
            bits[2 * size] = parsed.getMostSignificantBits();
            bits[2 * size + 1] = parsed.getLeastSignificantBits();
        } else {
            others.put(size, uuid);
        }
        size++;
    }

    private static UUID parsed(String uuid) {
        try {
            return UUID.fromString(uuid);
        } catch (IllegalArgumentException _) {
            return new UUID(0, 0);
        }
    }

    String get(int at) {
        var other = others.get(at);
        return other == null ? new UUID(bits[2 * at], bits[2 * at + 1]).toString() : other;
    }

    int size() {
        return size;
    }
}

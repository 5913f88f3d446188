package signalbox.queue.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A small number for each of the values that many jobs share. Codes are never taken back; when there are `most`, all
/// further values share the last one. `live.StringCodes` is another class because none of its texts may be lost.
final class ValueCodes<T> {
    private final int most;
    private final T other;
    private final Map<T, Integer> codes = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    /// @param other stands for the values that get no code of their own
    ValueCodes(int most, T other) {
        this.most = most;
        this.other = other;
    }

    int of(T value) {
        var known = codes.get(value);
        if (known != null) {
            return known;
        }
        var kept = values.size() < most - 1 ? value : other;
        return codes.computeIfAbsent(kept, _ -> {
            values.add(kept);
            return values.size() - 1;
        });
    }

    T value(int code) {
        return values.get(code);
    }

    int size() {
        return values.size();
    }
}

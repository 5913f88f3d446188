package signalbox.channel.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntFunction;

/// Finds uuids that more than one row has, by their hashes: only where two are equal are the texts compared.
final class RepeatedUuids {
    private final int[] hashes;

    RepeatedUuids(int size) {
        hashes = new int[size];
    }

    void set(int at, String uuid) {
        hashes[at] = uuid.hashCode();
    }

    /// The places of rows whose uuid a later one has too.
    List<Integer> earlierOnes(IntFunction<String> uuids) {
        var repeated = repeated();
        var last = new HashMap<String, Integer>();
        var earlier = new ArrayList<Integer>();
        for (int at = 0; repeated.length > 0 && at < hashes.length; at++) {
            if (Arrays.binarySearch(repeated, hashes[at]) >= 0) {
                var before = last.put(uuids.apply(at), at);
                if (before != null) {
                    earlier.add(before);
                }
            }
        }
        return earlier;
    }

    /// The hashes that are there more than once, sorted.
    private int[] repeated() {
        var sorted = hashes.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int at = 1; at < sorted.length; at++) {
            if (sorted[at] == sorted[at - 1]) {
                sorted[count++] = sorted[at];
            }
        }
        return Arrays.copyOf(sorted, count);
    }
}

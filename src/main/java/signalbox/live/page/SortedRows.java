package signalbox.live.page;

import java.util.Arrays;
import java.util.stream.IntStream;
import signalbox.live.LiveJobs;

/// Sorts rows in memory by their numbers: half a million in some hundredths of a second, without an object for each.
final class SortedRows {
    private SortedRows() {}

    /// @param rows numbers of rows, in any order; it is sorted in place
    static int[] sort(LiveJobs jobs, int[] rows, RowOrder order) {
        byId(jobs, rows);
        var keys = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            keys[i] = order.key(jobs.block(rows[i]), LiveJobs.at(rows[i]));
        }
        byKey(rows, keys);
        if (!order.isAscending()) {
            reverse(rows);
        }
        return rows;
    }

    /// Rows lie nearly in the order of their ids, which this sort makes use of.
    private static void byId(LiveJobs jobs, int[] rows) {
        var packed = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            var id = Math.toIntExact(jobs.block(rows[i]).id(LiveJobs.at(rows[i])));
            packed[i] = (long) id << Integer.SIZE | rows[i];
        }
        Arrays.sort(packed);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (int) packed[i];
        }
    }

    /// Rows with the same key stay in their order. In most orders half of the jobs and more have one key, such as no
    /// time of start: only the others are sorted.
    private static void byKey(int[] rows, long[] keys) {
        var common = commonKey(keys);
        var others =
                IntStream.range(0, keys.length).filter(i -> keys[i] != common).toArray();
        var distinct = Arrays.stream(others)
                .mapToLong(i -> keys[i])
                .sorted()
                .distinct()
                .toArray();
        var packed = new long[others.length];
        for (int i = 0; i < others.length; i++) {
            packed[i] = (long) Arrays.binarySearch(distinct, keys[others[i]]) << Integer.SIZE | others[i];
        }
        Arrays.sort(packed);
        merge(rows, keys, common, packed);
    }

    /// The key that more than half of the rows have; if none has so many, any of them.
    private static long commonKey(long[] keys) {
        long common = 0;
        var lead = 0;
        for (var key : keys) {
            if (lead == 0) {
                common = key;
            }
            lead += key == common ? 1 : -1;
        }
        return common;
    }

    /// @param sorted the places of the other rows, by their key, in the lower half of each number
    private static void merge(int[] rows, long[] keys, long common, long[] sorted) {
        var before = rows.clone();
        var at = 0;
        var next = 0;
        for (; next < sorted.length && keys[(int) sorted[next]] < common; next++) {
            rows[at++] = before[(int) sorted[next]];
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == common) {
                rows[at++] = before[i];
            }
        }
        for (; next < sorted.length; next++) {
            rows[at++] = before[(int) sorted[next]];
        }
    }

    private static void reverse(int[] rows) {
        for (int i = 0, j = rows.length - 1; i < j; i++, j--) {
            var row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
    }
}

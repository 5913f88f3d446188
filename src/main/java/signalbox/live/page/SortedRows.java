package signalbox.live.page;

import java.util.Arrays;
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
        var distinct = Arrays.stream(keys).sorted().distinct().toArray();
        if (distinct.length > 1) {
            byKey(rows, keys, distinct);
        }
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

    /// Rows with the same key stay in their order.
    private static void byKey(int[] rows, long[] keys, long[] distinct) {
        var packed = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            packed[i] = (long) Arrays.binarySearch(distinct, keys[i]) << Integer.SIZE | i;
        }
        Arrays.sort(packed);
        var before = rows.clone();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = before[(int) packed[i]];
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

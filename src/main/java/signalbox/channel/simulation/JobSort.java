package signalbox.channel.simulation;

import signalbox.channel.JobFacts;

/// Brings jobs into the scheduler's order: priority, then created, then id. Jobs that are equal in all keep their
/// order.
/// A merge sort of numbers, which is quick where most are in order already. Not thread-safe.
final class JobSort {
    private final int[] priority;
    private final long[] createdSecond;
    private final int[] createdNano;
    private final long[] seq;

    JobSort(int size) {
        priority = new int[size];
        createdSecond = new long[size];
        createdNano = new int[size];
        seq = new long[size];
    }

    void set(int at, JobFacts job) {
        var created = job.dateCreated();
        priority[at] = job.priority();
        createdSecond[at] = created.getEpochSecond();
        createdNano[at] = created.getNano();
        seq[at] = job.seq();
    }

    /// The places of the jobs, in order.
    int[] sorted() {
        var from = new int[priority.length];
        for (int at = 0; at < from.length; at++) {
            from[at] = at;
        }
        var to = new int[from.length];
        for (int width = 1; width < from.length && width > 0; width *= 2) {
            for (int left = 0; left < from.length; left += 2 * width) {
                merge(from, to, left, Math.min(left + width, from.length), Math.min(left + 2 * width, from.length));
            }
            var swapped = from;
            from = to;
            to = swapped;
        }
        return from;
    }

    private void merge(int[] from, int[] to, int left, int middle, int end) {
        if (middle >= end || compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, left, to, left, end - left);
            return;
        }
        int one = left;
        int other = middle;
        for (int at = left; at < end; at++) {
            var first = other >= end || (one < middle && compare(from[one], from[other]) <= 0);
            to[at] = first ? from[one++] : from[other++];
        }
    }

    private int compare(int one, int other) {
        int order = Integer.compare(priority[one], priority[other]);
        order = order == 0 ? Long.compare(createdSecond[one], createdSecond[other]) : order;
        order = order == 0 ? Integer.compare(createdNano[one], createdNano[other]) : order;
        return order == 0 ? Long.compare(seq[one], seq[other]) : order;
    }
}

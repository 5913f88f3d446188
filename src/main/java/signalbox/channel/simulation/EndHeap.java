package signalbox.channel.simulation;

import java.util.Arrays;

/// The jobs that run, the one that ends first before the others. Times are microseconds.
final class EndHeap {
    private static final int FEWEST = 16;
    private long[] ends = new long[FEWEST];
    private int[] jobs = new int[FEWEST];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    long firstEnd() {
        return ends[0];
    }

    int at(int place) {
        return jobs[place];
    }

    void add(long end, int job) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            jobs = Arrays.copyOf(jobs, size * 2);
        }
        int at = size++;
        while (at > 0 && end < ends[(at - 1) / 2]) {
            put(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
        ends[at] = end;
        jobs[at] = job;
    }

    int removeFirst() {
        int first = jobs[0];
        size--;
        long end = ends[size];
        int job = jobs[size];
        int at = 0;
        for (int below = smaller(0); below < size && ends[below] < end; below = smaller(at)) {
            put(at, below);
            at = below;
        }
        ends[at] = end;
        jobs[at] = job;
        return first;
    }

    private void put(int at, int from) {
        ends[at] = ends[from];
        jobs[at] = jobs[from];
    }

    private int smaller(int at) {
        int left = 2 * at + 1;
        return left + 1 < size && ends[left + 1] < ends[left] ? left + 1 : left;
    }
}

package signalbox.channel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Jobs in order; the first can be taken, or any other. In this heap each job knows its place: the entries of a tree
/// would need half as much memory as the jobs again. A job is in one heap at a time.
final class JobHeap {
    private final Comparator<ScheduledJob> order;
    private List<ScheduledJob> jobs = new ArrayList<>();

    JobHeap(Comparator<ScheduledJob> order) {
        this.order = order;
    }

    boolean isEmpty() {
        return jobs.isEmpty();
    }

    int size() {
        return jobs.size();
    }

    ScheduledJob first() {
        return jobs.getFirst();
    }

    void add(ScheduledJob job) {
        jobs.add(job);
        rise(job, jobs.size() - 1);
    }

    ScheduledJob removeFirst() {
        var first = jobs.getFirst();
        remove(first);
        return first;
    }

    void remove(ScheduledJob job) {
        var last = jobs.removeLast();
        if (last != job) {
            sink(last, job.heapPlace);
            rise(last, last.heapPlace);
        }
    }

    /// Gives all jobs to the taker, in no order, and is empty then.
    void drain(Consumer<ScheduledJob> taker) {
        var all = jobs;
        jobs = new ArrayList<>();
        all.forEach(taker);
    }

    private void rise(ScheduledJob job, int from) {
        int at = from;
        while (at > 0 && order.compare(job, jobs.get((at - 1) / 2)) < 0) {
            put(jobs.get((at - 1) / 2), at);
            at = (at - 1) / 2;
        }
        put(job, at);
    }

    private void sink(ScheduledJob job, int from) {
        int at = from;
        for (int below = smaller(at); below < jobs.size() && order.compare(jobs.get(below), job) < 0; ) {
            put(jobs.get(below), at);
            at = below;
            below = smaller(at);
        }
        put(job, at);
    }

    /// Which of the two children comes first: its place.
    private int smaller(int at) {
        int left = 2 * at + 1;
        int right = left + 1;
        return right < jobs.size() && order.compare(jobs.get(right), jobs.get(left)) < 0 ? right : left;
    }

    private void put(ScheduledJob job, int at) {
        jobs.set(at, job);
        job.heapPlace = at;
    }
}

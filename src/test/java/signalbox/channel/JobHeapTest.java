package signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import signalbox.channel.text.ChannelSetting;

class JobHeapTest {
    private static final Channel ROOT = new Channel(ChannelSetting.unlimited("root"), null);

    private final Random random = new Random(1);
    private final JobHeap heap = new JobHeap(ScheduledJob.BY_PRIORITY);

    private ScheduledJob job(int seq) {
        var uuid = "J" + seq;
        var created = Instant.ofEpochSecond(random.nextInt(3));
        var facts = new JobFacts(uuid, null, seq, created, random.nextInt(3), null, JobFacts.Phase.QUEUED);
        return new ScheduledJob(JobKey.of(uuid), facts, ROOT);
    }

    @Test
    void gives_jobs_in_their_order_whichever_are_taken_out_in_between() {
        var expected = new TreeSet<>(ScheduledJob.BY_PRIORITY);
        var inside = new ArrayList<ScheduledJob>();
        for (int i = 0; i < 5000; i++) {
            if (random.nextInt(3) > 0) {
                var job = job(i);
                heap.add(job);
                expected.add(job);
                inside.add(job);
            } else if (!inside.isEmpty()) {
                var job = inside.remove(random.nextInt(inside.size()));
                heap.remove(job);
                expected.remove(job);
            }
        }
        while (!expected.isEmpty()) {
            assertThat(heap.removeFirst()).isSameAs(expected.removeFirst());
        }
        assertThat(heap.isEmpty()).isTrue();
    }

    @Test
    void all_can_be_taken_at_once() {
        var jobs = new ArrayList<ScheduledJob>();
        for (int i = 0; i < 10; i++) {
            jobs.add(job(i));
        }
        jobs.forEach(heap::add);
        var taken = new ArrayList<ScheduledJob>();

        heap.drain(taken::add);

        assertThat(taken).containsExactlyInAnyOrderElementsOf(jobs);
        assertThat(heap.size()).isZero();
    }
}

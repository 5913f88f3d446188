package signalbox.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.LastStarts;
import signalbox.channel.simulation.DrainJob;
import signalbox.channel.simulation.JobsToDrain;
import signalbox.channel.text.ChannelPlan;
import signalbox.queue.channel.Backlog;
import signalbox.queue.channel.WhatIf;

class WhatIfContentTest {
    private static final Instant NOW = Instant.parse("2026-06-12T10:00:00Z");

    private final List<DrainJob> jobs = new ArrayList<>();

    private void add(int count, String channel, Phase phase, @Nullable Instant eta) {
        for (int i = 0; i < count; i++) {
            var facts = new JobFacts("job" + jobs.size(), channel, jobs.size(), NOW, 10, eta, phase);
            jobs.add(new DrainJob(facts, List.of(Duration.ofSeconds(2))));
        }
    }

    private WhatIfContent content(String tried, Set<String> dead, Map<String, Long> unread) {
        var open = new JobsToDrain(NOW, jobs, LastStarts.NONE, Set.of(), unread).holding(dead);
        open = new JobsToDrain(NOW, jobs, LastStarts.NONE, open.dead(), unread);
        var pending = unread.isEmpty() ? Backlog.Pending.NONE : new Backlog.Pending(1_000, 0);
        var backlog = new Backlog(open, true, pending, List.of());
        return WhatIfContent.of(new WhatIf(
                backlog, backlog.forecastWith(ChannelPlan.of(tried)), backlog.forecastWith(ChannelPlan.of("root:40"))));
    }

    private static WhatIfContent.Line line(WhatIfContent content, String channel) {
        return content.lines().stream()
                .filter(line -> line.name().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void where_nothing_would_start_it_says_never_and_what_holds_the_slots() {
        add(20, "root.a", Phase.RUNNING, null);
        add(300, "root.mail", Phase.QUEUED, null);
        var dead = Set.copyOf(
                jobs.stream().limit(20).map(job -> job.facts().uuid()).toList());

        var content = content("root:8,root.mail:2", dead, Map.of());

        assertThat(content.tried().time()).isEqualTo("never");
        assertThat(content.change()).isEqualTo("never: 20 jobs that no worker is running hold all 8 slots of root");
        assertThat(content.basis()).startsWith("300 jobs as of");
        assertThat(line(content, "root.mail"))
                .extracting(WhatIfContent.Line::jobs, WhatIfContent.Line::tried)
                .containsExactly("300", "never");
        assertThat(line(content, "root.a").tried()).isEqualTo("–");
        assertThat(content.present().time()).isNotEqualTo("never");
    }

    @Test
    void of_jobs_of_which_some_never_start_the_headline_says_how_many_and_why() {
        add(3, "root.a", Phase.QUEUED, null);
        add(2, "root.b", Phase.QUEUED, null);

        var content = content("root:8,root.b:1:paused", Set.of(), Map.of());

        assertThat(content.change()).endsWith("; 2 jobs would never start: a channel on their way to root is paused");
        assertThat(line(content, "root.b").tried()).isEqualTo("never");
        assertThat(line(content, "root").jobs()).isEqualTo("5, 2 never");
    }

    @Test
    void no_job_is_waiting_is_said_only_where_none_is() {
        assertThat(content("root:8", Set.of(), Map.of()).change()).isEqualTo("No job is waiting.");

        assertThat(content("root:8", Set.of(), Map.of("root.mail", 9L)).change())
                .isEqualTo("9 jobs were not looked at: how long all would take is not known");
    }

    @Test
    void channels_of_which_no_job_was_looked_at_have_no_time() {
        add(12, "root.a", Phase.QUEUED, null);

        var content = content("root:8", Set.of(), Map.of("root.mail", 988L));

        assertThat(content.tried().time()).isEqualTo("unknown");
        assertThat(content.basis()).startsWith("12 of 1,000 jobs as of");
        assertThat(line(content, "root.mail"))
                .extracting(WhatIfContent.Line::jobs, WhatIfContent.Line::tried)
                .containsExactly("988", "not looked at");
        assertThat(line(content, "root").tried()).isEqualTo("not known");
        assertThat(line(content, "root.a").tried()).isEqualTo("4.0 s");
    }

    @Test
    void due_jobs_make_the_figure_and_those_for_later_a_sentence_of_their_own() {
        add(8, "root.a", Phase.QUEUED, null);
        add(1, "root.a", Phase.QUEUED, NOW.plusSeconds(3600));

        var content = content("root:4", Set.of(), Map.of());

        assertThat(content.tried().time()).isEqualTo("4.0 s");
        assertThat(content.notes())
                .contains("The times above are those of the 8 jobs that are due. 1 more job waits for an ETA: all are"
                        + " done in 1 h 00 m now, 1 h 00 m with this string.");
    }
}

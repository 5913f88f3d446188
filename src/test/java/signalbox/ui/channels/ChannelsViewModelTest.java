package signalbox.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import signalbox.channel.text.ChannelName;
import signalbox.health.Remedy;
import signalbox.monitor.Feed;
import signalbox.queue.channel.NextJobs;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobTimes;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.screen.Nowhere;

class ChannelsViewModelTest {
    private final List<JobFilter> opened = new ArrayList<>();
    private final List<String> read = new ArrayList<>();
    private final ChannelsViewModel model = new ChannelsViewModel(
            channel -> {
                read.add(channel);
                return Branches.next(channel);
            },
            new InlineBackground(),
            new Nowhere() {
                @Override
                public void jobs(JobFilter filter) {
                    opened.add(filter);
                }
            },
            InstantSource.fixed(Branches.NOW));

    private ChannelRow row(String name) {
        return Objects.requireNonNull(model.content().get()).rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ChannelDetail detail() {
        return Objects.requireNonNull(model.detail().get());
    }

    @Test
    void each_channel_stands_below_the_one_it_belongs_to() {
        model.show(Branches.busy());

        assertThat(row("root.connector.import").parent()).isEqualTo("root.connector");
        assertThat(row("root.connector.import").text()).isEqualTo("import");
        assertThat(row("root").parent()).isEmpty();
    }

    @Test
    void a_name_that_is_cut_is_marked_and_the_channel_tells_it() {
        var deepest = "root" + ".a".repeat(ChannelName.MOST_LEVELS - 1);
        model.show(Branches.waiting(deepest + ".b.c"));
        model.select(deepest);

        assertThat(row(deepest).text()).isEqualTo("a.…");
        assertThat(row("root.a.a").text()).isEqualTo("a");
        assertThat(detail().facts())
                .contains(new ChannelDetail.Fact(
                        "Levels", "cut here: jobs of channels below level 50 are counted in this one"));
    }

    @Test
    void a_row_says_why_its_jobs_wait_and_how_bad_it_is() {
        model.show(Branches.busy());

        assertThat(row("root.ledger").why()).isEqualTo("failed job 9b2f4c1e");
        assertThat(row("root.ledger").tone()).isEqualTo(ChannelRow.Tone.DANGER);
        assertThat(row("root.mail").why()).isEqualTo("full, 4 of 4");
        assertThat(row("root.mail").tone()).isEqualTo(ChannelRow.Tone.WARNING);
        assertThat(row("root.report").why()).isEqualTo("next ETA 10:43:20");
        assertThat(row("root.report").tone()).isEqualTo(ChannelRow.Tone.QUIET);
        assertThat(row("root.sale").why()).isEmpty();
    }

    @Test
    void slots_of_jobs_that_no_worker_is_running_are_marked_in_their_channel_and_above() {
        model.show(Branches.held(Branches.busy()));

        assertThat(row("root.mail").counts()).isEqualTo(new ChannelRow.JobCounts(3, 0, 1_284, 31, 1));
        assertThat(row("root.mail").why()).isEqualTo("1 slot held without a worker; full, 4 of 4");
        assertThat(row("root").counts().withoutWorker()).isPositive();
        assertThat(row("root").tone()).isEqualTo(ChannelRow.Tone.WARNING);
        assertThat(row("root.sale").counts().withoutWorker()).isZero();
        assertThat(row("root.sale").why()).isEmpty();
    }

    @Test
    void capacities_that_are_not_known_are_not_invented() {
        model.show(Branches.unknown());

        assertThat(row("root.mail").slots()).isEqualTo("4 / ?");
        assertThat(row("root.mail").why()).isEqualTo("capacity not known");
    }

    @Test
    void what_the_runner_showed_stands_beside_a_capacity_that_nobody_states_and_in_its_place_nowhere() {
        model.show(Branches.shown(Branches.unknown()));
        model.select("root.mail");

        assertThat(row("root.mail").slots()).isEqualTo("4 / ?");
        assertThat(detail().facts())
                .contains(new ChannelDetail.Fact(
                        "Capacity", "not known; 4 jobs held slots at once while 31 due ones waited (10:03:20 UTC)"));
        assertThat(Objects.requireNonNull(model.content().get()).source())
                .startsWith("capacities unknown: the profile has no channel string")
                .contains("; seen: 7 jobs held slots at once");
    }

    @Test
    void where_nothing_moves_the_jobs_that_seem_to_hold_all_slots_are_named() {
        model.show(Branches.held(Branches.unknown()));
        model.select("root.sale");

        var reason = detail().reasons().getFirst();

        assertThat(reason.title()).isEqualTo("All slots seem to be held");
        assertThat(reason.evidence())
                .contains(
                        "These jobs seem to hold all slots: nothing has moved since 10:02:35 UTC, 45 s ago.",
                        "0d1a4f51-0000-4000-8000-000000000000 (mail.mail.send) in root.mail has been enqueued since 10:02:35 UTC, 45 s ago,"
                                + " and no worker has begun it.",
                        "More jobs: 2.");
        assertThat(reason.tone()).isEqualTo(ChannelRow.Tone.WARNING);
        assertThat(reason.remedy())
                .isInstanceOfSatisfying(
                        Remedy.RepeatRequest.class,
                        asked -> assertThat(asked.uuids()).hasSize(6).noneMatch(uuid -> uuid.startsWith("0d1a4f50")));
    }

    @Test
    void a_full_channel_names_the_jobs_that_hold_it() {
        model.show(Branches.held(Branches.busy()));
        model.select("root.mail");

        var reason = detail().reasons().getFirst();

        assertThat(reason.title()).isEqualTo("root.mail is full");
        assertThat(reason.evidence())
                .hasSize(6)
                .noneMatch(line -> line.startsWith("These jobs seem to hold"))
                .anyMatch(line -> line.startsWith(
                        "0d1a4f51-0000-4000-8000-000000000000 (mail.mail.send) in root.mail has been enqueued since"));
        assertThat(reason.remedy()).isInstanceOf(Remedy.RepeatRequest.class);
    }

    @Test
    void who_holds_the_slots_is_not_known_where_it_was_not_read() {
        model.show(Branches.unknown());
        model.select("root.sale");

        var reason = detail().reasons().getFirst();

        assertThat(reason.title()).isEqualTo("Capacities are not known");
        assertThat(reason.evidence()).last().isEqualTo("It is not known which jobs run. It was not checked.");
        assertThat(reason.remedy()).isEqualTo(Remedy.none());
    }

    @Test
    void the_selected_channel_is_told_with_evidence_and_its_next_jobs() {
        model.show(Branches.busy());
        model.select("root.ledger");

        assertThat(detail().reasons().getFirst().evidence()).anyMatch(line -> line.contains(Branches.FAILED));
        assertThat(detail().next()).hasSize(9);
        assertThat(read).containsExactly("root.ledger");
    }

    @Test
    void selecting_another_channel_shows_none_of_the_first_ones_jobs() {
        model.show(Branches.busy());
        model.select("root.ledger");
        model.select("root.sale");

        assertThat(detail().name()).isEqualTo("root.sale");
        assertThat(detail().next()).isEmpty();
        assertThat(detail().nextText()).isEqualTo("No runner will enqueue a job here unless something changes.");
    }

    @Test
    void a_channel_leads_to_its_jobs() {
        model.show(Branches.busy());
        model.select("root.mail");

        model.openJobs();

        assertThat(opened).containsExactly(JobFilter.ALL.withChannel("root.mail"));
    }

    @Test
    void a_fault_before_the_first_figures_is_told() {
        var busy = Branches.busy();
        model.show(new Feed(
                null,
                new Feed.Fault(Branches.NOW, "No answer.", new IllegalStateException()),
                busy.mode(),
                busy.interval(),
                false));

        assertThat(model.fault().get()).isEqualTo("No answer.");
        assertThat(model.content().get()).isNull();
    }

    @Test
    void a_job_for_later_shows_in_how_long_it_may_run_and_no_age() {
        var feed = Branches.busy();
        var snapshot = Objects.requireNonNull(feed.snapshot());
        var wait = snapshot.waits().stream()
                .filter(each -> each.name().equals("root.ledger"))
                .findFirst()
                .orElseThrow();
        var later = Branches.next("root.ledger").jobs().getFirst();
        var times = new JobTimes(later.times().created(), null, null, null, null, Branches.NOW.plusSeconds(240), null);
        var job = new Job(
                later.id(),
                later.uuid(),
                later.stored(),
                later.channel(),
                later.call(),
                later.tries(),
                times,
                null,
                null,
                0,
                null);

        var detail = ChannelDetail.of(wait, snapshot, Branches.NOW, new NextJobs(List.of(job), 0, false, true));

        assertThat(detail.next().getFirst().waited()).isEqualTo("in 4 min");
        assertThat(detail.nextText()).isEqualTo("None may run now: they wait for a free slot or for their ETA.");

        var doubtful = ChannelDetail.of(wait, snapshot, Branches.NOW, new NextJobs(List.of(job, job), 1, true, true));

        assertThat(doubtful.nextText())
                .isEqualTo("The first may run now, unless a throttle holds it; the others wait for a free slot or for"
                        + " their ETA.");
        assertThat(doubtful.facts())
                .contains(new ChannelDetail.Fact("May run now", "1 job, or none if a throttle holds it"));
    }
}

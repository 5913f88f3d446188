package signalbox.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.config.LogWatch;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.health.Finding;
import signalbox.health.KnownLog;
import signalbox.health.LoggedLines;
import signalbox.health.Remedy;
import signalbox.health.Silences;
import signalbox.monitor.Feed;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.text.Severity;
import signalbox.ui.shell.SampleFeed;

class FindingsWatchTest {
    private static final String CODE = "no-runner";

    private final List<String> told = new ArrayList<>();
    private final Destination destination =
            Destination.of(Profile.of(ConnectionSpec.of("127.0.0.1", 5432, "acme", "odoo"), Environment.PRODUCTION));

    @TempDir
    private Path folder;

    private Instant now = SampleFeed.NOW;
    private FindingsWatch watch = FindingsWatch.inMemory(destination, () -> now);

    @BeforeEach
    void listen() {
        watch = opened();
        watch.onCritical(finding -> told.add(finding.code()));
        now = SampleFeed.NOW.minus(FindingsWatch.QUIET_AT_FIRST);
        watch.see(SampleFeed.healthy());
        now = SampleFeed.NOW;
    }

    private FindingsWatch opened() {
        return FindingsWatch.of(destination, AppFolders.below(folder), () -> now);
    }

    private void seeFor(Feed feed, Duration length) {
        for (var end = now.plus(length); now.isBefore(end); now = now.plusSeconds(60)) {
            watch.see(feed);
        }
    }

    private Silences.SortedFindings heard(FindingsWatch from) {
        return from.sorted(Objects.requireNonNull(SampleFeed.leaderless().snapshot()));
    }

    @Test
    void a_critical_finding_is_reported_once_while_it_lasts() {
        seeFor(SampleFeed.healthy(), Duration.ofMinutes(1));
        assertThat(told).isEmpty();

        seeFor(SampleFeed.leaderless(), Duration.ofHours(1));
        assertThat(told).containsExactly(CODE);
    }

    @Test
    void nobody_is_called_in_the_first_seconds_of_a_watch_but_then_for_what_is_still_so() {
        watch = opened();
        watch.onCritical(finding -> told.add(finding.code()));

        watch.see(SampleFeed.leaderless());
        now = now.plusSeconds(14);
        watch.see(SampleFeed.leaderless());
        assertThat(told).isEmpty();

        now = now.plusSeconds(1);
        watch.see(SampleFeed.leaderless());
        assertThat(told).containsExactly(CODE);
    }

    @Test
    void nothing_is_reported_that_a_start_may_still_bring() {
        seeFor(leaderlessSince(14), Duration.ofSeconds(14));
        assertThat(told).isEmpty();

        seeFor(leaderlessSince(15), Duration.ofSeconds(1));
        assertThat(told).containsExactly(CODE);
    }

    /// Nobody was connected since the watch began.
    private static Feed leaderlessSince(int secondsAgo) {
        var feed = SampleFeed.leaderless();
        var snapshot = SampleFeed.watchedSince(
                SampleFeed.NOW.minusSeconds(secondsAgo), Objects.requireNonNull(feed.snapshot()));
        return new Feed(snapshot, null, feed.mode(), feed.interval(), true);
    }

    @Test
    void one_that_is_gone_for_a_moment_is_no_news_and_one_that_comes_back_later_is() {
        seeFor(SampleFeed.leaderless(), Duration.ofMinutes(1));
        seeFor(SampleFeed.healthy(), Duration.ofMinutes(3));
        seeFor(SampleFeed.leaderless(), Duration.ofMinutes(1));
        assertThat(told).containsExactly(CODE);

        seeFor(SampleFeed.healthy(), Duration.ofMinutes(20));
        seeFor(SampleFeed.leaderless(), Duration.ofMinutes(1));
        assertThat(told).containsExactly(CODE, CODE);
    }

    @Test
    void what_is_silenced_is_not_shown_until_its_time_is_over_or_it_is_to_be_heard_again() {
        watch.silence(CODE, Duration.ofMinutes(30));
        seeFor(SampleFeed.leaderless(), Duration.ofMinutes(20));

        assertThat(told).isEmpty();
        assertThat(heard(watch).silenced())
                .extracting(silenced -> silenced.finding().code())
                .contains(CODE);
        assertThat(heard(opened()).open()).extracting(Finding::code).doesNotContain(CODE);

        watch.endSilence(CODE);
        assertThat(heard(opened()).open()).extracting(Finding::code).contains(CODE);
        watch.silence(CODE, Duration.ofMinutes(5));
        seeFor(SampleFeed.leaderless(), Duration.ofMinutes(10));
        assertThat(told).containsExactly(CODE);
    }

    @Test
    void a_command_learns_of_a_finding_through_its_environment() throws Exception {
        var said = folder.resolve("said");
        var command = new CriticalFindingHook("acme");
        var finding = new Finding(
                "a-code", Severity.CRITICAL, "A title; $(true)", List.of("one", "two"), "why", "do", Remedy.none());

        command.run(finding);
        command.set(
                "printf '%s|' \"$SIGNALBOX_PROFILE\" \"$SIGNALBOX_CODE\" \"$SIGNALBOX_TITLE\" \"$SIGNALBOX_SEEN\" > "
                        + said + ".new && mv " + said + ".new " + said);
        command.run(finding);

        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(said));
        assertThat(Files.readString(said)).isEqualTo("acme|a-code|A title; $(true)|one\ntwo|");
    }

    private static LogWatch log(AtomicInteger reads) {
        var lines = new LoggedLines("acme-prod-8812345").restart(SampleFeed.NOW.minusSeconds(9), "TypeError: x");
        return new LogWatch(() -> {
            reads.incrementAndGet();
            return lines.readAt(SampleFeed.NOW);
        });
    }

    @Test
    void the_log_is_read_when_a_finding_needs_it_and_is_then_its_evidence() {
        var reads = new AtomicInteger();
        try (var log = log(reads)) {
            watch.knowing(log);
            log.start();
            watch.see(SampleFeed.healthy());
            await().during(Duration.ofMillis(300)).until(() -> reads.get() == 0);

            watch.see(SampleFeed.leaderless());
            await().until(() -> log.newest() instanceof KnownLog.Read);
            watch.see(SampleFeed.leaderless());
            assertThat(reads).hasValue(1);
            assertThat(heard(watch).open().stream()
                            .filter(finding -> finding.code().equals(CODE))
                            .flatMap(finding -> finding.seen().stream()))
                    .anyMatch(line -> line.contains("a runner started over 1 time") && line.endsWith("TypeError: x"));
        }
    }
}

package signalbox.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import signalbox.health.Silences.SortedFindings;
import signalbox.health.rule.Findings;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.postgres.connection.PostgresException;
import signalbox.ui.shell.SampleFeed;

class WatchMetricsTest {
    private static final WatchedDatabase ACME = new WatchedDatabase("1.0", "acme", "acme-prod", "production");

    private final AtomicLong nanos = new AtomicLong();
    private final WatchMetrics metrics = metrics(50, 0);

    private WatchMetrics metrics(int channels, int methods) {
        return new WatchMetrics(ACME, channels, methods, WatchMetricsTest::judged, nanos::get);
    }

    private static SortedFindings judged(Snapshot snapshot) {
        return new SortedFindings(Findings.of(snapshot), List.of());
    }

    private static OpenMetricsText read(WatchMetrics metrics) {
        return OpenMetricsText.of(Exposition.OPENMETRICS.bytes(metrics.now()));
    }

    private OpenMetricsText read() {
        return read(metrics);
    }

    private static Snapshot snapshot(Feed feed) {
        return Objects.requireNonNull(feed.snapshot());
    }

    @Test
    void before_the_first_snapshot_nothing_about_the_database_is_offered() {
        var text = read();

        assertThat(text.value("signalbox_watch_live")).isZero();
        assertThat(text.unknown("all")).containsExactly("not_read_yet");
        assertThat(text.families()).contains("signalbox_build").doesNotContain("signalbox_jobs", "signalbox_leader");
    }

    @Test
    void each_open_job_counts_once_although_a_channel_has_those_below_it() {
        var feed = SampleFeed.healthy();
        metrics.see(feed);
        var text = read();

        var root = snapshot(feed).channels().stream()
                .filter(channel -> channel.name().equals("root"))
                .findFirst()
                .orElseThrow();
        var pending = text.all("signalbox_jobs").stream()
                .filter(sample -> "pending".equals(sample.labels().get("state")))
                .mapToDouble(OpenMetricsText.Sample::value)
                .sum();
        assertThat(root.pending()).isPositive();
        assertThat(Math.round(pending)).isEqualTo(root.pending());
        assertThat(text.all("signalbox_jobs")).allMatch(sample -> sample.value() >= 0);
        assertThat(text.value("signalbox_watch_live")).isEqualTo(1);
        assertThat(text.value("signalbox_leader")).isEqualTo(1);
    }

    @Test
    void old_figures_are_not_repeated_as_if_they_were_fresh() {
        metrics.see(SampleFeed.healthy());
        nanos.addAndGet(Duration.ofSeconds(16).toNanos());
        var text = read();

        assertThat(text.value("signalbox_watch_live")).isZero();
        assertThat(text.unknown("all")).containsExactly("no_fresh_figures");
        assertThat(text.value("signalbox_figures_age_seconds", "figures", "runners"))
                .isEqualTo(16);
        assertThat(text.families()).doesNotContain("signalbox_jobs", "signalbox_leader", "signalbox_finding");
        assertThat(text.value("signalbox_takeovers_total")).isZero();
    }

    @Test
    void while_the_database_cannot_be_read_the_reason_is_a_word_of_a_list() {
        var feed = SampleFeed.healthy();
        metrics.see(feed);
        var cause = new PostgresException(PostgresException.Kind.NO_RIGHTS, "secret words", null);
        metrics.see(new Feed(
                feed.snapshot(),
                new Feed.Fault(SampleFeed.NOW, "secret words", cause),
                feed.mode(),
                feed.interval(),
                false));

        assertThat(read().unknown("all")).containsExactly("no_rights");
        assertThat(read().families()).doesNotContain("signalbox_jobs");
    }

    @Test
    void channels_beyond_the_limit_are_summed_as_other() {
        var feed = SampleFeed.healthy();
        var few = metrics(2, 0);
        few.see(feed);
        metrics.see(feed);

        var channels = read(few).all("signalbox_jobs").stream()
                .map(sample -> String.valueOf(sample.labels().get("channel")))
                .distinct();
        assertThat(snapshot(feed).channels()).hasSizeGreaterThan(3);
        assertThat(channels).hasSize(3).contains("root", "other");
        assertThat(sum(read(few))).isEqualTo(sum(read()));
    }

    private static double sum(OpenMetricsText text) {
        return text.all("signalbox_jobs").stream()
                .mapToDouble(OpenMetricsText.Sample::value)
                .sum();
    }

    @Test
    void findings_have_code_and_severity_and_no_other_words() {
        metrics.see(SampleFeed.leaderless());
        var text = read();

        assertThat(text.value("signalbox_finding", "code", "no-runner", "severity", "critical"))
                .isEqualTo(1);
        assertThat(text.value("signalbox_findings", "severity", "critical")).isPositive();
        assertThat(text.all("signalbox_finding"))
                .allSatisfy(sample -> assertThat(sample.labels()).containsOnlyKeys("code", "severity"));
    }

    @Test
    void methods_are_named_only_when_asked_for_and_no_more_than_that() {
        var feed = SampleFeed.healthy();
        var named = metrics(50, 1);
        metrics.see(feed);
        named.see(feed);

        assertThat(snapshot(feed).failing()).hasSizeGreaterThan(1);
        assertThat(read().families()).doesNotContain("signalbox_failed_jobs");
        assertThat(read(named).all("signalbox_failed_jobs")).hasSize(1);
    }

    /// What a client does not ask for by name it cannot read.
    @Test
    void the_text_is_that_which_the_client_accepts() {
        assertThat(Exposition.wanted("application/openmetrics-text;version=1.0.0,text/plain;q=0.5"))
                .isEqualTo(Exposition.OPENMETRICS);
        assertThat(Exposition.wanted("text/plain")).isEqualTo(Exposition.PROMETHEUS);
        assertThat(Exposition.wanted(null)).isEqualTo(Exposition.PROMETHEUS);
    }

    @Test
    void each_metric_has_a_name_of_its_own() {
        assertThat(Arrays.stream(Metric.values()).flatMap(metric -> metric.sampleNames().stream()))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(Metric.values()).map(Metric::help)).noneMatch(help -> help.endsWith("."));
    }
}

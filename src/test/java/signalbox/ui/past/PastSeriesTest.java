package signalbox.ui.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.session.RecordedReads;
import signalbox.record.write.IncidentRecording;
import signalbox.ui.kit.chart.LeaderGap;
import signalbox.ui.kit.chart.ThroughputSeries.Minute;
import signalbox.ui.kit.chart.TimeRange;
import signalbox.ui.kit.chart.TimelineLane;
import signalbox.ui.kit.chart.TimelineLane.Kind;
import signalbox.ui.kit.chart.TimelineLane.Span;

/// A recording as charts draw it.
class PastSeriesTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() {
        IncidentRecording.write(folder.resolve("prod.db"));
    }

    private static PastSeries between(Instant from, Instant to) {
        return new PastSeries(RecordedReads.of(folder.resolve("prod.db")).stretch(from, to), IncidentRecording.NOW);
    }

    private static PastSeries day() {
        return between(IncidentRecording.NOW.minus(Duration.ofHours(24)), IncidentRecording.NOW);
    }

    @Test
    void times_without_a_watch_are_hatched_also_before_the_recording_began() {
        assertThat(day().recorded().unwatched())
                .containsExactly(
                        new TimeRange(IncidentRecording.NOW.minus(Duration.ofHours(24)), IncidentRecording.BEGIN),
                        new TimeRange(IncidentRecording.HOLE_FROM, IncidentRecording.HOLE_TO));
    }

    @Test
    void nobody_is_said_to_lead_in_a_time_without_a_watch() {
        assertThat(day().recorded().leading())
                .extracting(Span::from, Span::to, Span::kind)
                .containsExactly(
                        tuple(IncidentRecording.BEGIN, IncidentRecording.HOLE_FROM, Kind.LEADING),
                        tuple(IncidentRecording.HOLE_TO, IncidentRecording.CRON_LEADS, Kind.LEADING),
                        tuple(IncidentRecording.CRON_LEADS, IncidentRecording.GAP, Kind.LEADING_CRON),
                        tuple(IncidentRecording.LED_AGAIN, IncidentRecording.NOW, Kind.LEADING));
        assertThat(day().recorded().leaderless())
                .extracting(LeaderGap::from, LeaderGap::to)
                .containsExactly(tuple(IncidentRecording.GAP, IncidentRecording.LED_AGAIN));
    }

    @Test
    void minutes_that_were_not_watched_in_full_are_not_known() {
        var minutes = between(
                        IncidentRecording.HOLE_FROM.minusSeconds(141), IncidentRecording.HOLE_FROM.plusSeconds(99))
                .throughput()
                .minutes();

        assertThat(minutes.stream().filter(minute -> !minute.known()).map(Minute::start))
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-06-11T18:20:00Z"), Instant.parse("2026-06-11T18:21:00Z"));
        assertThat(minutes.stream()
                        .filter(Minute::known)
                        .mapToLong(Minute::done)
                        .sum())
                .isPositive();
    }

    @Test
    void each_connection_has_its_lane() {
        var lanes = between(Instant.parse("2026-06-12T03:00:00Z"), Instant.parse("2026-06-12T03:20:00Z"))
                .lanes()
                .lanes();

        assertThat(lanes)
                .extracting(TimelineLane::name, TimelineLane::role)
                .containsExactlyInAnyOrder(tuple("30117", "CRON"), tuple("29950", ""), tuple("31290", "HTTP"));
        assertThat(lanes)
                .filteredOn(lane -> lane.name().equals("30117"))
                .singleElement()
                .satisfies(lane -> assertThat(lane.lost()).contains(IncidentRecording.GAP));
    }

    @Test
    void the_strip_shows_the_newest_unless_the_moment_is_older() {
        assertThat(PastSpan.HOUR
                        .around(IncidentRecording.NOW.minusSeconds(60), IncidentRecording.NOW)
                        .to())
                .isEqualTo(IncidentRecording.NOW);
        var older = PastSpan.HOUR.around(IncidentRecording.GAP, IncidentRecording.NOW);
        assertThat(older.from()).isEqualTo(IncidentRecording.GAP.minus(Duration.ofMinutes(30)));
        assertThat(older.to()).isEqualTo(IncidentRecording.GAP.plus(Duration.ofMinutes(30)));
    }

    @Test
    void the_clock_of_playing_knows_its_speed() {
        var clock = new PlayClock(IncidentRecording.GAP, 5, 10);

        assertThat(clock.at(5)).isEqualTo(IncidentRecording.GAP);
        assertThat(clock.at(5 + Duration.ofMillis(1500).toNanos())).isEqualTo(IncidentRecording.GAP.plusSeconds(15));
    }
}

package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("the zone is one for the whole program")
class ShownZoneTest {
    private static final String KATHMANDU = "Asia/Kathmandu";
    private static final String ZURICH = "Europe/Zurich";

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void backToUtc() {
        ShownZone.show(ZoneOffset.UTC);
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T14:03:22Z, 2026-11-26T23:59:59Z, 14:03:22",
        "2026-11-25T23:59:59Z, 2026-11-26T00:00:00Z, 11-25 23:59:59",
        "2026-01-01T00:00:00Z, 2026-12-31T23:59:59Z, 01-01 00:00:00",
        "2025-12-31T23:59:59Z, 2026-01-01T00:00:00Z, 2025-12-31 23:59:59",
        "2027-01-01T00:00:00Z, 2026-12-31T23:59:59Z, 2027-01-01 00:00:00"
    })
    void today_is_a_time_another_day_has_its_date_and_another_year_is_named(Instant at, Instant now, String text) {
        assertThat(TimeText.narrow(at, now)).isEqualTo(text);
    }

    /// Its midnight is at 18:15 UTC.
    @ParameterizedTest
    @CsvSource({
        "2026-11-26T18:14:59Z, 2026-11-26T18:15:00Z, 11-26 23:59:59",
        "2026-11-26T18:15:00Z, 2026-11-26T23:59:59Z, 00:00:00",
        "2026-11-26T23:59:59Z, 2026-11-27T00:00:01Z, 05:44:59",
        "2025-12-31T18:15:00Z, 2026-01-02T12:00:00Z, 01-01 00:00:00"
    })
    void a_day_is_one_of_the_zone_that_is_shown(Instant at, Instant now, String text) {
        ShownZone.show(ZoneId.of(KATHMANDU));
        assertThat(TimeText.narrow(at, now)).isEqualTo(text);
    }

    /// In Zurich clocks go from 02:00 to 03:00 at 01:00 UTC on 29 March, and back at 01:00 UTC on 25 October.
    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:59:59Z, 01:59:59 UTC+01:00",
        "2026-03-29T01:00:00Z, 03:00:00 UTC+02:00",
        "2026-10-25T00:30:00Z, 02:30:00 UTC+02:00",
        "2026-10-25T01:30:00Z, 02:30:00 UTC+01:00"
    })
    void an_hour_that_is_there_twice_is_told_by_its_offset(Instant at, String text) {
        ShownZone.show(ZoneId.of(ZURICH));
        assertThat(ShownTime.ofDay(at)).isEqualTo(text);
    }

    @Test
    void a_sentence_always_has_its_zone() {
        var at = Instant.parse("2026-11-26T14:03:22Z");
        assertThat(ShownTime.full(at)).isEqualTo("2026-11-26 14:03:22 UTC").isEqualTo(UtcTime.full(at));

        ShownZone.show(ZoneId.of(KATHMANDU));
        assertThat(ShownTime.full(at)).isEqualTo("2026-11-26 19:48:22 UTC+05:45");
        assertThat(ShownTime.since(at, at.plusSeconds(104))).isEqualTo("19:48:22 UTC+05:45, 1 m 44 s ago");
        assertThat(ShownTime.brief(at, at.plusSeconds(20_000))).isEqualTo("2026-11-26 19:48:22 UTC+05:45");
        assertThat(ShownZone.title()).isEqualTo("local");
    }

    /// What is kept or read by a program: the log of the demo is read back as Odoo's.
    @Test
    void what_others_read_stays_in_utc() {
        ShownZone.show(ZoneId.of(KATHMANDU));
        var at = Instant.parse("2026-11-26T14:03:22.301Z");
        assertThat(UtcTime.full(at)).isEqualTo("2026-11-26 14:03:22 UTC");
        assertThat(TimeText.logged(at)).isEqualTo("2026-11-26 14:03:22,301");
    }

    @Test
    void both_zones_begin_with_the_one_that_is_shown() {
        TimeZone.setDefault(TimeZone.getTimeZone(KATHMANDU));
        var at = Instant.parse("2026-11-26T20:03:22Z");
        assertThat(TimeText.inBothZones(at)).isEqualTo("2026-11-26 20:03:22 UTC\n2026-11-27 01:48:22 UTC+05:45");

        ShownZone.show(ZoneId.of(KATHMANDU));
        assertThat(TimeText.inBothZones(at)).isEqualTo("2026-11-27 01:48:22 UTC+05:45\n2026-11-26 20:03:22 UTC");
    }

    @Test
    void where_both_are_the_same_it_is_written_once() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        assertThat(TimeText.inBothZones(Instant.parse("2026-11-26T20:03:22Z"))).isEqualTo("2026-11-26 20:03:22 UTC");
    }

    @Test
    void days_begin_at_midnight_there() {
        ShownZone.show(ZoneId.of(KATHMANDU));
        assertThat(ShownZone.day(Instant.parse("2026-11-26T18:15:00Z"))).isEqualTo(LocalDate.of(2026, 11, 27));
        assertThat(ShownZone.start(LocalDate.of(2026, 11, 27))).isEqualTo("2026-11-26T18:15:00Z");
        assertThat(ShownZone.moment(LocalDateTime.of(2026, 11, 27, 10, 30))).isEqualTo("2026-11-27T04:45:00Z");
    }
}

package signalbox.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.app.fleet.FleetRows.sound;
import static signalbox.app.profile.Environment.DEVELOPMENT;
import static signalbox.app.profile.Environment.PRODUCTION;
import static signalbox.app.profile.Environment.STAGING;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import signalbox.app.fleet.FleetFilter.Grouping;
import signalbox.app.fleet.FleetFilter.Section;

class FleetFilterTest {
    private final FleetRow lost =
            FleetRows.row("kestrel-prod", PRODUCTION, FleetRows.unreachable(Duration.ofSeconds(5)));
    private final List<FleetRow> rows = List.of(
            sound("kestrel-staging", STAGING),
            sound("acme-edi", DEVELOPMENT),
            lost,
            sound("acme-prod", PRODUCTION),
            sound("Acme-b", STAGING));

    private List<String> names(FleetFilter filter) {
        return FleetState.listed(filter.sections(rows)).stream()
                .map(FleetRow::name)
                .toList();
    }

    @Test
    void rows_of_a_customer_stand_together_with_its_production_first() {
        assertThat(FleetFilter.ALL.sections(rows).stream().map(Section::title))
                .containsExactly("Acme", "acme", "kestrel");
        assertThat(names(FleetFilter.ALL))
                .containsExactly("Acme-b", "acme-prod", "acme-edi", "kestrel-prod", "kestrel-staging");
    }

    @Test
    void rows_are_grouped_by_environment_or_by_nothing() {
        assertThat(FleetFilter.ALL.by(Grouping.ENVIRONMENT).sections(rows).stream()
                        .map(Section::title))
                .containsExactly("PRODUCTION", "STAGING", "DEVELOPMENT");
        assertThat(FleetFilter.ALL.by(Grouping.NONE).sections(rows)).hasSize(1);
        assertThat(names(FleetFilter.ALL.by(Grouping.NONE)))
                .containsExactly("Acme-b", "acme-edi", "acme-prod", "kestrel-prod", "kestrel-staging");
    }

    @Test
    void a_text_is_part_of_the_name_the_customer_the_host_or_the_database() {
        assertThat(names(FleetFilter.ALL.saying(" KESTREL "))).containsExactly("kestrel-prod", "kestrel-staging");
        assertThat(names(FleetFilter.ALL.saying("edi-881"))).containsExactly("acme-edi");
        assertThat(names(FleetFilter.ALL.saying("db.example"))).hasSize(5);
        assertThat(names(FleetFilter.ALL.saying("nothing"))).isEmpty();
    }

    @Test
    void rows_of_one_environment_or_those_with_trouble_can_be_listed_alone() {
        assertThat(names(FleetFilter.ALL.in(STAGING))).containsExactly("Acme-b", "kestrel-staging");
        assertThat(names(FleetFilter.ALL.troubleOnly(true))).containsExactly("kestrel-prod");
        assertThat(FleetFilter.ALL.isAll()).isTrue();
        assertThat(FleetFilter.ALL.troubleOnly(true).isAll()).isFalse();
    }
}

package signalbox.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.app.fleet.FleetRows.profile;
import static signalbox.app.profile.Environment.PRODUCTION;
import static signalbox.app.profile.Environment.STAGING;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetGroupsTest {
    @Test
    void profiles_whose_names_begin_alike_belong_together_and_others_stand_alone() {
        assertThat(FleetGroups.of(List.of(
                        profile("acme-prod", PRODUCTION),
                        profile("acme_staging", STAGING),
                        profile("helios-prod", PRODUCTION))))
                .isEqualTo(Map.of("acme-prod", "acme", "acme_staging", "acme", "helios-prod", "helios-prod"));
    }

    @Test
    void the_group_that_a_profile_names_counts_before_its_name() {
        var stated = profile("acme-edi", STAGING).inGroup("Kestrel Foods");
        assertThat(FleetGroups.of(List.of(profile("acme-prod", PRODUCTION), stated)))
                .isEqualTo(Map.of("acme-prod", "acme-prod", "acme-edi", "Kestrel Foods"));
    }

    @Test
    void a_name_joins_the_group_that_another_profile_names() {
        var stated = profile("x", STAGING).inGroup("acme");
        assertThat(FleetGroups.of(List.of(profile("acme-prod", PRODUCTION), stated)))
                .isEqualTo(Map.of("acme-prod", "acme", "x", "acme"));
    }
}

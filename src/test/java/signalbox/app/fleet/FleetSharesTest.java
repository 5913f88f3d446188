package signalbox.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.app.fleet.FleetRows.profile;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import signalbox.app.TestProfiles;
import signalbox.app.profile.Environment;
import signalbox.postgres.connection.ConnectionSpec;

class FleetSharesTest {
    @Test
    void profiles_on_one_server_share_what_watching_may_cost_it() {
        var elsewhere =
                TestProfiles.of("c", ConnectionSpec.of("db2.example.com", 5432, "c", "odoo"), Environment.STAGING);
        var shares = FleetShares.of(
                List.of(profile("a", Environment.PRODUCTION), profile("b", Environment.STAGING), elsewhere), 2);
        assertThat(shares).isEqualTo(Map.of("a", 0.01, "b", 0.01, "c", 0.02));
    }

    @Test
    void a_demo_is_not_spared() {
        assertThat(FleetShares.of(List.of(profile("demo", Environment.DEMO)), 2))
                .isEqualTo(Map.of("demo", 1.0));
    }
}

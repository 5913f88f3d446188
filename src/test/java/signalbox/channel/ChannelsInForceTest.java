package signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signalbox.channel.text.ChannelPlan;

class ChannelsInForceTest {
    private static final ConfiguredChannels PROFILE = ConfiguredChannels.ofProfile("root:4,root.mail:2");
    private static final ConfiguredChannels FILE =
            ConfiguredChannels.of("root:6", ChannelSource.FILE, "odoo.conf, line 7, [queue_job] channels");
    private static final ConfiguredChannels GIVEN = ConfiguredChannels.of("root:9", ChannelSource.GIVEN, "--channels");

    private static StoredChannels kept(String channels, String... paused) {
        return new StoredChannels(ChannelPlan.of(channels), Set.of(paused));
    }

    private static StoredChannels paused(String... paused) {
        return new StoredChannels(null, Set.of(paused));
    }

    @Test
    void the_database_comes_before_the_profile() {
        var inForce = ChannelsInForce.of(kept("root:3,root.mail:1"), PROFILE);

        assertThat(inForce.asString()).isEqualTo("root:3,root.mail:1");
        assertThat(inForce.source()).isEqualTo(ChannelSource.DATABASE);
        assertThat(inForce.from()).isEqualTo("queue_job_channel of the database");
        assertThat(inForce.notes()).containsExactly("Set aside: the profile's channel string (root:4,root.mail:2).");
    }

    @Test
    void channels_in_a_file_win_over_the_database_and_both_are_named() {
        var inForce = ChannelsInForce.of(kept("root:3"), FILE);

        assertThat(inForce.asString()).isEqualTo("root:6");
        assertThat(inForce.from()).startsWith("odoo.conf, line 7").contains("not the capacities in queue_job_channel");
        assertThat(inForce.notes()).singleElement().asString().contains("(root:3)", "wins if both are set");
    }

    @Test
    void what_was_given_for_this_purpose_wins_over_all() {
        assertThat(ChannelsInForce.of(kept("root:3"), GIVEN).asString()).isEqualTo("root:9");
    }

    @Test
    void a_pause_of_the_database_holds_whatever_else_says_the_rest() {
        for (var stated : List.of(GIVEN, FILE, PROFILE)) {
            var inForce = ChannelsInForce.of(paused("root.mail"), stated);

            assertThat(inForce.asString()).contains("root.mail:").endsWith(":paused");
            assertThat(inForce.from()).isEqualTo(stated.from() + "; paused by queue_job_channel of the database");
            assertThat(ChannelsInForce.of(kept("root:3", "root.mail"), stated).asString())
                    .endsWith(":paused");
        }
    }

    @Test
    void where_nobody_says_anything_nothing_is_known_but_the_pauses() {
        var inForce = ChannelsInForce.of(paused("root.mail"), ConfiguredChannels.NONE);

        assertThat(inForce.plan()).isNull();
        assertThat(inForce.paused()).containsExactly("root.mail");
        assertThat(inForce.sourceText()).isEqualTo("nobody: " + inForce.from());
    }

    @Test
    void what_a_runner_showed_counts_only_where_nobody_says_anything_and_bounds_nothing() {
        var seen = new ObservedSlots(Map.of("root", new ObservedSlots.Most(3, 7, Instant.EPOCH)));
        var stated = ChannelsInForce.of(paused("root.mail"), PROFILE);
        var unstated = ChannelsInForce.of(paused("root.mail"), ConfiguredChannels.NONE);

        assertThat(stated.showing(seen, Instant.EPOCH)).isEqualTo(stated);
        assertThat(stated.asSeen()).isEmpty();
        assertThat(unstated.showing(ObservedSlots.NONE, Instant.EPOCH)).isEqualTo(unstated);
        var shown = unstated.showing(seen, Instant.EPOCH);
        assertThat(shown.plan()).isNull();
        assertThat(shown.source()).isEqualTo(ChannelSource.SEEN);
        assertThat(shown.from()).endsWith("; seen: 3 jobs held slots at once while 7 due ones waited (00:00:00 UTC)");
        assertThat(shown.origin()).startsWith("The limits are not known: the profile has no channel string");
        assertThat(stated.origin()).startsWith("The limits come from the profile's");
        assertThat(shown.asSeen().orElseThrow().asString()).contains("root:3").endsWith(":paused");
    }

    @Test
    void max_capacity_bounds_the_database_and_only_that() {
        assertThat(ChannelsInForce.of(kept("root:0,root.mail:2"), ConfiguredChannels.NONE.atMost(10))
                        .asString())
                .isEqualTo("root:10,root.mail:2");
        assertThat(ChannelsInForce.of(kept("root:4"), ConfiguredChannels.NONE.atMost(10))
                        .asString())
                .isEqualTo("root:4");
        assertThat(ChannelsInForce.of(StoredChannels.NONE, ConfiguredChannels.NONE.atMost(10))
                        .plan())
                .isNull();
    }

    @Test
    void a_runner_keeps_to_the_default_of_queue_job_where_nobody_limits_root() {
        assertThat(ChannelsInForce.of(paused("root.a"), ConfiguredChannels.NONE)
                        .bounded()
                        .asString())
                .isEqualTo("root:1,root.a:0:paused");
        assertThat(ChannelsInForce.of(kept("root:0,root.mail:2"), ConfiguredChannels.NONE)
                        .bounded()
                        .asString())
                .isEqualTo("root:1,root.mail:2");
        for (var stated : List.of(GIVEN, FILE, PROFILE)) {
            var inForce = ChannelsInForce.of(StoredChannels.NONE, stated);
            assertThat(inForce.bounded()).isEqualTo(inForce);
        }
        assertThat(ChannelsInForce.of(kept("root:3"), ConfiguredChannels.NONE)
                        .bounded()
                        .asString())
                .isEqualTo("root:3");
    }
}

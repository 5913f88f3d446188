package signalbox.channel.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChannelNameTest {
    private static final ChannelName DEEP = ChannelName.of("root.sale.import");

    @Test
    void a_name_means_the_same_with_and_without_root() {
        assertThat(ChannelName.of("sale.import")).isEqualTo(DEEP).hasToString("root.sale.import");
        assertThat(ChannelName.of("rooted")).hasToString("root.rooted");
    }

    @Test
    void a_job_without_a_channel_is_roots() {
        assertThat(Stream.of(ChannelName.of(null), ChannelName.of(""), ChannelName.of("root")))
                .allMatch(ChannelName::isRoot);
    }

    @Test
    void the_channels_above_go_up_to_root() {
        assertThat(DEEP.upwards()).map(ChannelName::text).containsExactly("root.sale.import", "root.sale", "root");
        assertThat(DEEP.parent()).contains(ChannelName.of("sale"));
        assertThat(ChannelName.of(null).parent()).isEmpty();
    }

    @Test
    void a_channel_is_within_itself_and_what_lies_above_but_not_within_one_that_begins_alike() {
        assertThat(DEEP.upwards()).allMatch(DEEP::isWithin);
        assertThat(DEEP.isWithin(ChannelName.of("root.sale.imp"))).isFalse();
        assertThat(ChannelName.of("root.sale").isWithin(DEEP)).isFalse();
    }

    @Test
    void jobs_may_spell_it_in_two_ways() {
        assertThat(DEEP.spellings()).containsExactly("root.sale.import", "sale.import");
        assertThat(ChannelName.of(null).spellings()).containsExactly("root", "");
    }

    /// Without its `root.`, `root.root.sale` would be read as `root.sale`.
    @Test
    void a_spelling_that_means_another_channel_is_none() {
        assertThat(ChannelName.of("root.root.sale").spellings()).containsExactly("root.root.sale");
    }

    @Test
    void it_is_shown_below_the_nearest_that_is_listed() {
        var above = DEEP.nearestAbove(Set.of("root")::contains);

        assertThat(DEEP.shownBelow(above)).isEqualTo("sale.import");
        assertThat(DEEP.shownBelow(DEEP.nearestAbove(_ -> false))).isEqualTo("root.sale.import");
    }

    @Test
    void a_name_with_more_levels_than_anybody_made_by_hand_is_cut() {
        var cut = ChannelName.of("root" + ".a".repeat(90));

        assertThat(cut.upwards()).hasSize(ChannelName.MOST_LEVELS);
        assertThat(cut.isCut()).isTrue();
        assertThat(cut.shown()).endsWith(".a.…");
        assertThat(DEEP.shown()).isEqualTo("root.sale.import");
    }

    @Test
    void in_order_a_channel_stands_directly_below_the_one_it_belongs_to() {
        assertThat(Stream.of("root.a-b", "root.a.c", "root", "root.a")
                        .map(ChannelName::of)
                        .sorted()
                        .map(ChannelName::text))
                .isEqualTo(List.of("root", "root.a", "root.a.c", "root.a-b"));
    }
}

package signalbox.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import signalbox.ui.fx.InlineBackground;

class WhatIfViewModelTest {
    private final List<String> asked = new ArrayList<>();
    private final WhatIfViewModel model = new WhatIfViewModel(
            channels -> {
                asked.add(channels);
                return Branches.whatIf(channels);
            },
            new InlineBackground());

    private WhatIfContent content() {
        return Objects.requireNonNull(model.content().get());
    }

    @Test
    void a_mistyped_string_is_pointed_at_and_not_tried() {
        model.text().set("root:20,root.mail:two");
        model.tryIt();

        assertThat(model.fault().get().offset()).isEqualTo(18);
        assertThat(model.fault().get().sentence()).contains("root.mail", "two");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_mistyped_string_leaves_no_result_of_the_one_before() {
        model.text().set(Branches.CHANNELS);
        model.tryIt();
        assertThat(model.content().get()).isNotNull();

        model.text().set("root:x");
        model.tryIt();

        assertThat(model.content().get()).isNull();
    }

    @Test
    void a_string_that_switches_runners_off_drains_nothing_and_is_not_tried() {
        model.text().set("root:0");
        model.tryIt();

        assertThat(model.fault().get().sentence()).contains("switches runners off");
        assertThat(asked).isEmpty();
    }

    @Test
    void more_slots_where_the_backlog_is_drain_it_sooner() {
        model.text()
                .set(Branches.CHANNELS.replace("root.mail:4", "root.mail:12").replace("throttle=30", "throttle=3"));
        model.tryIt();

        assertThat(content().tone()).isEqualTo(WhatIfContent.Tone.FASTER);
        assertThat(content().change()).contains("sooner");
        assertThat(content().lines())
                .filteredOn(line -> line.name().equals("root.mail"))
                .extracting(WhatIfContent.Line::slots)
                .containsExactly("4 → 12");
    }

    @Test
    void the_present_string_changes_nothing() {
        model.suggest(Branches.CHANNELS);
        model.suggest(Branches.CHANNELS);

        assertThat(asked).containsExactly(Branches.CHANNELS);
        assertThat(content().tone()).isEqualTo(WhatIfContent.Tone.SAME);
    }

    @Test
    void what_was_typed_is_not_replaced_by_the_present_string() {
        model.text().set("root:9");
        model.suggest(Branches.CHANNELS);

        assertThat(model.text().get()).isEqualTo("root:9");
    }
}

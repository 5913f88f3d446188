package signalbox.channel.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever an operator types.
class ChannelStringPropertyTest {
    private static final List<String> LIMITS = List.of(
            "",
            ":0",
            ":4",
            ":1:sequential",
            ":2:throttle=30",
            ":3:paused",
            ":2:capacity_default=1",
            ":2:sequential_default",
            ":5:throttle=1:paused");

    @Provide
    Arbitrary<String> strings() {
        return Combinators.combine(
                        Arbitraries.of("root", "sale", "root.sale", "sale.import", "root.mail.bulk.night", "rooted"),
                        Arbitraries.of(LIMITS))
                .as(String::concat)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(entries -> String.join(",", entries));
    }

    @Provide
    Arbitrary<String> rubbish() {
        return Arbitraries.strings()
                .withChars("root.sale,:=1 0-x_\n\t\u00a0\u0661sequentialthrottlepaused")
                .ofMaxLength(30);
    }

    @Property(tries = 400)
    void a_plan_written_as_a_string_is_the_same_plan(@ForAll("strings") String typed) {
        var plan = ChannelPlan.of(typed);

        assertThat(ChannelPlan.of(plan.asString())).isEqualTo(plan);
    }

    @Property(tries = 400)
    void each_channel_stands_behind_the_one_above_it(@ForAll("strings") String typed) {
        var names = ChannelPlan.of(typed).channels().stream()
                .map(ChannelSetting::name)
                .toList();

        assertThat(names)
                .allSatisfy(name -> ChannelName.of(name)
                        .parent()
                        .ifPresent(above -> assertThat(names.subList(0, names.indexOf(name)))
                                .contains(above.text())));
    }

    @Property(tries = 600)
    void what_is_refused_is_refused_by_the_one_error(@ForAll("rubbish") String typed) {
        assertThatCode(() -> {
                    try {
                        ChannelPlan.of(typed);
                    } catch (ChannelStringException refused) {
                        assertThat(refused.getMessage()).isNotBlank();
                    }
                })
                .doesNotThrowAnyException();
    }
}

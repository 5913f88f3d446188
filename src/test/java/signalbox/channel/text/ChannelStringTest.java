package signalbox.channel.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChannelStringTest {

    @TestFactory
    List<DynamicTest> reads_what_queue_job_reads() throws IOException {
        try (var vectors = Objects.requireNonNull(
                ChannelStringTest.class.getResourceAsStream("/scheduler/channel-strings.json"))) {
            return JsonMapper.shared()
                    .readTree(vectors)
                    .valueStream()
                    .map(vector -> DynamicTest.dynamicTest(
                            "\"" + vector.get("string").asString() + "\"", () -> assertVector(vector)))
                    .toList();
        }
    }

    private static void assertVector(JsonNode vector) {
        var text = vector.get("string").asString();
        if (vector.path("parse_error").asBoolean(false)) {
            assertThatThrownBy(() -> ChannelString.parse(text)).isInstanceOf(ChannelStringException.class);
            return;
        }
        var expected = JsonMapper.shared().convertValue(vector.get("parsed"), List.class);
        assertThat(ChannelString.parse(text).stream()
                        .map(ChannelStringTest::asDictionary)
                        .toList())
                .isEqualTo(expected);
        if (vector.get("configured").asBoolean()) {
            ChannelPlan.of(text);
        } else {
            assertThatThrownBy(() -> ChannelPlan.of(text)).isInstanceOf(ChannelStringException.class);
        }
    }

    private static Map<String, Object> asDictionary(ChannelEntry entry) {
        var dictionary = new LinkedHashMap<String, Object>();
        dictionary.put("name", entry.name());
        dictionary.put("capacity", entry.capacity());
        for (var option : entry.options()) {
            dictionary.put(option.key(), option.value() == null ? true : option.value());
        }
        return dictionary;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'root:4, sub : x'        | 15 | Channel sub has the capacity "x"
            'root:4,:2'              |  8 | no channel name
            'root:1:a=b=c'           |  8 | "a=b=c" where key=value
            'sub:1:k:throttle=1:k=2' | 20 | the key "k" twice
            'root:4:capacity=5'      |  8 | the key "capacity" twice
            'root:4,sub:2:sequential'|  8 | needs a capacity of 1
            'sub:1:throttle=x'       |  7 | not a whole number of seconds
            'sub:1:throttle='        |  7 | not a whole number of seconds
            'sub:1:capacity_default=x' | 7 | not a whole number
            'root:4,sub:1:capacity_default=2:sequential_default' | 8 | needs a capacity_default of 1
            """)
    void says_where_the_fault_stands(String text, int character, String words) {
        assertThatThrownBy(() -> ChannelPlan.of(text))
                .isInstanceOfSatisfying(
                        ChannelStringException.class,
                        e -> assertThat(e.offset()).isEqualTo(character - 1))
                .hasMessageContaining(words)
                .hasMessageContaining("at character " + character);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'root:99999999999999'                | Channel root has the capacity 99999999999999: Signalbox counts up to 2,147,483,647, while queue_job takes any whole number (at character 6)
            'root:4,a:-9999999999'               | Channel a has the capacity -9999999999: Signalbox counts up to
            'a:1:throttle=9999999999'            | Channel a has the throttle 9999999999: Signalbox counts up to
            'root:4:capacity_default=9999999999' | Channel root has the capacity_default 9999999999: Signalbox counts up to
            """)
    void a_number_that_only_python_holds_is_told_and_shown_as_no_other(String text, String words) {
        assertThatThrownBy(() -> ChannelPlan.of(text))
                .isInstanceOfSatisfying(
                        ChannelStringException.class,
                        e -> assertThat(e.isValidForOdoo()).isTrue())
                .hasMessageContaining(words);
        assertThat(ChannelPlan.of("root:2147483647").governing("root").capacity())
                .isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> ChannelPlan.of("root:x"))
                .isInstanceOfSatisfying(
                        ChannelStringException.class,
                        e -> assertThat(e.isValidForOdoo()).isFalse());
    }

    @Test
    void plan_lists_what_each_channel_allows() {
        var plan = ChannelPlan.of("a.b:2:throttle=3,root:4,seq:1:sequential,a.b:5");

        assertThat(plan.channels())
                .containsExactly(
                        new ChannelSetting("root", 4, false, Duration.ZERO),
                        new ChannelSetting("root.a", 0, false, Duration.ZERO),
                        new ChannelSetting("root.a.b", 5, false, Duration.ZERO),
                        new ChannelSetting("root.seq", 1, true, Duration.ZERO));
    }

    @Test
    void an_entry_without_a_capacity_has_the_default_of_the_channel_above_else_one() {
        var plan = ChannelPlan.of("root:8:capacity_default=3,sub,own:5,sub.deep");

        assertThat(List.of("root.sub", "root.own", "root.sub.deep"))
                .extracting(name -> plan.governing(name).capacity())
                .containsExactly(3, 5, 3);
        assertThat(ChannelPlan.of("root:8,sub").governing("root.sub").capacity())
                .isEqualTo(1);
        assertThat(ChannelPlan.of("root").governing("root").capacity()).isEqualTo(1);
    }

    @Test
    void a_channel_that_is_made_on_the_way_governs_its_jobs_where_a_default_says_so() {
        var plan = ChannelPlan.of("root:8,sub:4:capacity_default=2");

        assertThat(plan.governing("root.sub.made").name()).isEqualTo("root.sub.made");
        assertThat(plan.governing("root.other").name()).isEqualTo("root");
    }

    @Test
    void keys_that_no_release_knows_are_taken_and_told_apart() {
        var entry = ChannelString.parse("sub:1:sequental:throttle=5:paused").getFirst();

        assertThat(entry.unknownOptions().map(ChannelEntry.Option::key)).containsExactly("sequental");
        assertThat(entry.setting().sequential()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root:4",
                "root:0,root.a:2:throttle=30,root.b:1:sequential",
                "root:8:capacity_default=1:sequential_default,root.a:3:paused"
            })
    void a_plan_is_written_as_the_string_that_would_allow_the_same(String text) {
        assertThat(ChannelPlan.of(text).asString()).isEqualTo(text);
        assertThat(ChannelPlan.of(text))
                .isEqualTo(ChannelPlan.of(ChannelPlan.of(text).asString()));
    }

    /// The channels above a paused one may be made on the way, too: they keep the limit that they would get then.
    @Test
    void a_pause_lifts_no_limit_of_the_channels_above() {
        var plan = ChannelPlan.of("root:8:capacity_default=1");

        for (var names : List.of(List.of("root.a.b"), List.of("root.a.b", "root.a"))) {
            assertThat(plan.pausing(names).setting("root.a").capacity()).isEqualTo(1);
            assertThat(plan.pausing(names).setting("root.a.b").capacity()).isEqualTo(1);
        }
    }

    @Test
    void pausing_and_limiting_leave_the_rest_as_it_is() {
        var plan = ChannelPlan.of("root:8,a:3");

        assertThat(plan.pausing(List.of("root.a", "root.b.c")).asString())
                .isEqualTo("root:8,root.a:3:paused,root.b:0,root.b.c:0:paused");
        assertThat(plan.limitedTo(5).asString()).isEqualTo("root:5,root.a:3");
        assertThat(plan.limitedTo(20)).isEqualTo(plan);
        assertThat(plan.asString()).isEqualTo("root:8,root.a:3");
    }

    @Test
    void root_has_capacity_one_unless_the_string_names_it() {
        assertThat(ChannelPlan.of("a:2").governing(null).capacity()).isEqualTo(1);
        assertThat(ChannelPlan.of("root:0").governing(null).isLimited()).isFalse();
    }

    @Test
    void job_is_governed_by_its_nearest_configured_channel() {
        var plan = ChannelPlan.of("root:4,sub:2");

        assertThat(plan.governing("root.sub.not.configured").name()).isEqualTo("root.sub");
        assertThat(plan.governing("other").name()).isEqualTo("root");
        assertThat(plan.governing("").name()).isEqualTo("root");
    }

    @Test
    void runner_is_off_by_the_first_characters() {
        assertThat(ChannelString.switchesRunnerOff("\n root:0,sub:2")).isTrue();
        assertThat(ChannelString.switchesRunnerOff("root:04")).isTrue();
        assertThat(ChannelString.switchesRunnerOff("sub:2,root:0")).isFalse();
    }
}

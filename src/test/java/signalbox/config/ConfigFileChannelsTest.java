package signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.channel.ChannelSource;
import signalbox.channel.ConfiguredChannels;

class ConfigFileChannelsTest {
    private static final ConfiguredChannels PROFILE = ConfiguredChannels.ofProfile("root:3");

    private static ConfiguredChannels of(
            String text, ConfiguredChannels otherwise, @Nullable Map<String, String> variables) {
        var file = ConfigFile.of("/home/odoo/.config/odoo/odoo.conf", "[options]\n[queue_job]\n" + text);
        return new ConfigFileChannels(file, variables).of("prod_7", otherwise);
    }

    private static ConfiguredChannels of(String text) {
        return of(text, ConfiguredChannels.NONE, null);
    }

    @Test
    void the_string_and_its_line_are_named() {
        var stated = of("host = x\nchannels = root:4,root.mail:2");

        assertThat(stated.text()).isEqualTo("root:4,root.mail:2");
        assertThat(stated.source()).isEqualTo(ChannelSource.FILE);
        assertThat(stated.from()).isEqualTo("odoo.conf, line 4, [queue_job] channels");
    }

    @Test
    void a_variable_counts_before_the_file() {
        var stated = of("channels = root:4", PROFILE, Map.of("ODOO_QUEUE_JOB_CHANNELS", "root:7"));

        assertThat(stated.text()).isEqualTo("root:7");
        assertThat(stated.from()).contains("variable ODOO_QUEUE_JOB_CHANNELS");
    }

    @Test
    void a_file_without_channels_leaves_the_word_to_others_else_queue_jobs_default_holds() {
        assertThat(of("host = x", PROFILE, null)).isEqualTo(PROFILE);
        assertThat(of("host = x").text()).isEqualTo("root:1");
        assertThat(of("host = x").source()).isEqualTo(ChannelSource.DEFAULT);
        assertThat(of("host = x").from()).contains("odoo.conf sets no channels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"channels = root:x", "channels = root:0", "channels = root:4\nchannels = root:5"})
    void channels_that_no_runner_works_by_are_not_taken(String text) {
        assertThat(of(text, PROFILE, null)).isEqualTo(PROFILE);
        assertThat(of(text).plan()).isNull();
        assertThat(of(text).source()).isEqualTo(ChannelSource.NOBODY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            max_capacity = 10                                       | 10
            max_capacity = 10\\ndb_max_capacity = 2                   | 2
            max_capacity = 5\\ndb_max_capacity = 20                   | 5
            max_capacity = 10\\ndb_max_capacity = prod_*:6,*:1        | 6
            max_capacity = 10\\ndb_max_capacity = test?:6, prod_7:3   | 3
            max_capacity = 10\\ndb_max_capacity = other:1             | 10
            db_max_capacity = 2                                     | none
            max_capacity = many                                     | none
            max_capacity = 10\\nchannels = root:4                    | none
            """)
    void a_limit_over_all_channels_is_read_where_no_channels_are_set(String text, @Nullable Integer most) {
        assertThat(of(text.replace("\\n", "\n")).most()).isEqualTo(most);
    }
}

package signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signalbox.queue.channel.ChannelUsage;

class ChannelTreeTest {
    private static List<String> lines(String... channels) {
        var loads = Stream.of(channels)
                .map(name -> new ChannelUsage(name, 1, 0, 0, 0, 0, 0))
                .toList();
        return ChannelTree.of(loads).lines().stream()
                .map(line -> ".".repeat(line.depth()) + line.text())
                .toList();
    }

    @Test
    void each_channel_adds_its_own_name_to_the_one_above() {
        assertThat(lines("root", "root.connector", "root.connector.import", "root.mail"))
                .containsExactly("root", ".connector", "..import", ".mail");
    }

    @Test
    void a_channel_follows_the_one_it_belongs_to() {
        assertThat(lines("root.mail-out", "root.mail.bulk", "root", "root.mail"))
                .containsExactly("root", ".mail", "..bulk", ".mail-out");
    }

    @Test
    void what_is_not_listed_stays_in_the_name() {
        assertThat(lines("root", "root.connector.import", "other.part"))
                .containsExactly("root", ".connector.import", ".other.part");
        assertThat(lines("root.connector.import", "root.other")).containsExactly("root.connector.import", "root.other");
    }
}

package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PidPrefixedOutputTest {
    private final AtomicBoolean more = new AtomicBoolean();
    private final PidPrefixedOutput output = new PidPrefixedOutput(8, () -> more.set(true));

    private void say(String... parts) {
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            output.write(bytes, 0, bytes.length);
        }
    }

    @Test
    void what_was_said_before_is_passed_over() {
        say("Welcome!\nLast login: signal", "box: today\nno end of linesignalb", "ox: 12", "34\n12345", "678");

        assertThat(output.process()).contains("1234");
        assertThat(output.text()).isEqualTo("12345678");
        assertThat(output.isCut()).isFalse();
        assertThat(more).isFalse();
    }

    @Test
    void only_what_the_command_says_counts_towards_the_limit() {
        say("x".repeat(100_000), "signalbox: 1\n123456789");

        assertThat(output.text()).isEqualTo("12345678");
        assertThat(output.isCut()).isTrue();
        assertThat(more).isTrue();
    }

    @Test
    void the_command_may_say_the_same() {
        say("signalbox: 1\nsignalbox: 2\n");

        assertThat(output.process()).contains("1");
        assertThat(output.text()).isEqualTo("signalbo");
    }

    @Test
    void without_a_process_that_tells_what_was_said_before_counts() {
        say("no such");

        assertThat(output.process()).isEmpty();
        assertThat(output.text()).isEqualTo("no such");
        assertThat(more).isFalse();
    }
}

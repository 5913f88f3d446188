package signalbox.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, 127.0.0.1",
        "localhost, ::1",
        "127.0.0.1, 127.8.8.8",
        "/var/run/postgresql, localhost",
        "0.0.0.0, localhost",
        "LOCALHOST, localhost.",
        "ip6-localhost, 127.0.0.1",
        "db.example.invalid, DB.example.invalid",
        "10.0.0.7, ::ffff:10.0.0.7"
    })
    void spellings_of_one_machine_are_the_same(String one, String other) {
        assertThat(HostName.isSame(one, other)).isTrue();
        assertThat(HostName.isSame(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.7, 10.0.0.8", "localhost, 10.0.0.7", "a.example.invalid, b.example.invalid"})
    void other_machines_are_not(String one, String other) {
        assertThat(HostName.isSame(one, other)).isFalse();
    }
}

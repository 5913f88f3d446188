package signalbox.ui.runners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElectionLogTest {
    @Test
    void a_runner_is_told_by_the_beginning_of_its_uuid() {
        assertThat(ElectionLog.brief("jobrunner_5f0a77c3-1d0e-4f5c-9a77-5b9ad0f5c7e1 on acme from 10.0.12.7:48122"))
                .isEqualTo("5f0a77c3 on acme from 10.0.12.7:48122");
    }

    @Test
    void other_names_and_sentences_stay() {
        assertThat(ElectionLog.brief("jobrunner on acme")).isEqualTo("jobrunner on acme");
        assertThat(ElectionLog.brief("its backend ended")).isEqualTo("its backend ended");
    }
}

package signalbox.queue.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobReferenceTest {
    private static final String UUID = "5c1f07d2-0000-4000-8000-000000000001";

    @Test
    void a_job_is_named_in_each_language() {
        var job = new JobReference(UUID);

        assertThat(job.python()).isEqualTo("env[\"queue.job\"].search([(\"uuid\", \"=\", \"" + UUID + "\")])");
        assertThat(job.sql()).isEqualTo("SELECT * FROM queue_job WHERE uuid = '" + UUID + "';");
    }

    @Test
    void a_strange_uuid_does_not_leave_its_quotes() {
        assertThat(new JobReference("a'b").sql()).contains("'a''b'");
        assertThat(new JobReference("a\"b\\").python()).contains("\"a\\\"b\\\\\"");
    }
}

package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import signalbox.worker.listing.HostProcess;

class RunnerVariablesTest {
    @Test
    void only_the_runners_variables_are_kept_and_passwords_are_masked() {
        var seen = RunnerVariables.of(
                "PATH=/bin\0ODOO_QUEUE_JOB_CHANNELS=root:4,\nroot.mail:2\0PGPASSWORD=s3cr3tpw\0"
                        + "ODOO_QUEUE_JOB_HTTP_AUTH_PASSWORD=s3cr3tpw\0ODOO_QUEUE_JOB_OTHER=x\0ODOO_QUEUE_JOB_PORT\0",
                389);

        assertThat(seen.known())
                .isEqualTo(Map.of(
                        "ODOO_QUEUE_JOB_CHANNELS",
                        "root:4,\nroot.mail:2",
                        "ODOO_QUEUE_JOB_HTTP_AUTH_PASSWORD",
                        "********"));
        assertThat(seen.text()).isEqualTo("variables of process 389 count before the file");
        assertThat(RunnerVariables.of("PATH=/bin\0", 389))
                .isEqualTo(new RunnerVariables(Map.of(), "no variable ODOO_QUEUE_JOB_… in process 389"));
    }

    private static HostProcess process(long pid) {
        return new HostProcess((int) pid, 1, "root", Processes.STARTED, "python3 odoo-bin");
    }

    @Test
    void those_of_a_process_of_this_user_are_read() throws Exception {
        var here = new LocalProcesses(InstantSource.system());
        var builder = new ProcessBuilder("sleep", "600");
        builder.environment().put("ODOO_QUEUE_JOB_PORT", "8070");
        var odoo = builder.start();
        try {
            assertThat(here.variables(process(odoo.pid())).known()).isEqualTo(Map.of("ODOO_QUEUE_JOB_PORT", "8070"));
        } finally {
            odoo.destroyForcibly().waitFor();
        }
        var gone = here.variables(process(odoo.pid()));
        assertThat(gone.known()).isNull();
        assertThat(gone.text()).startsWith("variables unknown, because ");
    }
}

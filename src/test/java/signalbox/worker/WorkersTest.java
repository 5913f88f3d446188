package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.worker.Processes.classified;
import static signalbox.worker.Processes.process;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersTest {
    /// Beside a cron worker, which is there in any case.
    @ParameterizedTest
    @CsvSource({
        "python3 /home/odoo/src/odoo/odoo-bin --limit-time-real=120, false",
        "python3 /usr/bin/odoo --workers=4, false",
        "odoo: WorkerPainter 811, false",
        "odoo: WorkerJobRunner 816, true",
        "python3 /usr/bin/odoo gevent, true",
        "python3 /home/odoo/src/odoo/odoo-bin shell, true",
        "vim /home/odoo/src/odoo/odoo-bin, true"
    })
    void a_host_serves_nothing_unless_one_of_its_processes_may_answer_http(String command, boolean nothing) {
        var all = classified(
                process(
                        977,
                        1,
                        "python3 /opt/odoo.sh/odoosh/bin/odoo-rpc --limit-time-real=0 --limit-time-real-cron=0"),
                process(389, 1, command));

        assertThat(new Workers(Processes.STARTED, "this machine", all, Map.of(), null).serveNothing())
                .isEqualTo(nothing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python3 /usr/bin/odoo --workers=4 | true",
                "python3 /usr/bin/odoo -d mine --workers=4 | true",
                "python3 /usr/bin/odoo --database=other,mine | true",
                "python3 /usr/bin/odoo -d other | false",
                "python3 /usr/bin/odoo --database other --workers=4 | false",
                "python3 /usr/bin/odoo --database=other | false"
            })
    void a_process_that_names_other_databases_serves_this_one_no(String command, boolean serves) {
        var all = classified(process(400, 1, command), process(401, 400, "odoo: WorkerHTTP 401"));
        var workers = new Workers(Processes.STARTED, "this machine", all, Map.of(), null);

        assertThat(workers.serving("mine")).hasSize(serves ? 2 : 0);
    }
}

package signalbox.worker;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.worker.Processes.classified;
import static signalbox.worker.Processes.process;
import static signalbox.worker.Processes.verdict;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.worker.ProcessVerdict.Evidence;
import signalbox.worker.ProcessVerdict.KindRule;
import signalbox.worker.listing.HostProcess;

class ProcessClassifierTest {
    private static final String CRON = "python3 /opt/odoo.sh/odoosh/bin/odoo-rpc --database=acme";
    private static final String HTTP = "python3 /home/odoo/src/odoo/odoo-bin --database=acme";
    private static final String ELSEWHERE = "python3 /usr/bin/odoo";

    private static Map<Integer, ProcessKind> kinds(String sample) {
        return new ProcessClassifier(Map.of())
                .classify(Processes.sample(sample).processes()).stream().collect(toMap(Worker::pid, Worker::kind));
    }

    @Test
    void a_build_of_odoo_sh_comes_out() {
        assertThat(kinds("odoo-sh.txt"))
                .isEqualTo(Map.of(
                        1,
                        ProcessKind.NONE,
                        112,
                        ProcessKind.NONE,
                        1011,
                        ProcessKind.NONE,
                        389,
                        ProcessKind.HTTP,
                        402,
                        ProcessKind.HTTP,
                        977,
                        ProcessKind.CRON,
                        1033,
                        ProcessKind.SHELL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gunicorn odoo:service.wsgi_server.application | HTTP",
                "/usr/bin/python3 /opt/venv/bin/gunicorn -w 4 odoo-wsgi:application -c odoo-wsgi.py | HTTP",
                "gunicorn: master [odoo.http:root] | SERVER",
                "gunicorn: worker [odoo:service.wsgi_server.application] | HTTP",
                "uwsgi --http :8069 --wsgi-file /opt/odoo/odoo-wsgi.py | HTTP",
                "uwsgi --module=odoo.service.wsgi_server --workers 4 | HTTP",
                "gunicorn --chdir /opt/odoo shop.wsgi:app | NONE",
                "gunicorn: worker [shop.wsgi:app] | NONE"
            })
    void odoo_within_a_wsgi_server_answers_http(String command, ProcessKind kind) {
        assertThat(verdict(command).kind()).isEqualTo(kind);
    }

    @Test
    void a_prefork_node_comes_out() {
        assertThat(kinds("multi-node.txt"))
                .isEqualTo(Map.of(
                        801,
                        ProcessKind.SERVER,
                        811,
                        ProcessKind.HTTP,
                        812,
                        ProcessKind.HTTP,
                        815,
                        ProcessKind.CRON,
                        816,
                        ProcessKind.RUNNER,
                        817,
                        ProcessKind.LONGPOLLING,
                        2200,
                        ProcessKind.NONE));
    }

    @Test
    void arguments_and_launcher_are_both_evidence() {
        assertThat(verdict(CRON + " --limit-time-real-cron=0 --limit-time-real=0")
                        .evidence())
                .containsExactly(
                        new Evidence(KindRule.ARGUMENTS, "--limit-time-real=0"),
                        new Evidence(KindRule.ARGUMENTS, "--limit-time-real-cron=0"),
                        new Evidence(KindRule.LAUNCHER, "/opt/odoo.sh/odoosh/bin/odoo-rpc"));
    }

    /// Rule A alone: the path says nothing outside of Odoo.sh.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--limit-time-real=0 --limit-time-real-cron=0 | CRON",
                "--limit-time-real 0 --limit-time-real-cron 0 | CRON",
                "--limit-time-real 0 --workers=0 --limit-time-real-cron=0 | CRON",
                "--limit-time-real=120 --limit-time-real=0 --limit-time-real-cron=0 | CRON",
                "--limit-time-real=0 --limit-time-real-cron=-1 | HTTP",
                "--limit-time-real=0 --limit-time-real-cron -1 | HTTP",
                "--limit-time-real=0 | HTTP",
                "--limit-time-real-cron=0 | HTTP",
                "--limit-time-real=0 --limit-time-real-cron=300 | HTTP",
                "--limit-time-real=0 --limit-time-real-cron=x | HTTP",
                "--limit-time-real=0 --limit-time-real-cron | HTTP",
                "-d acme | HTTP"
            })
    void both_limits_must_be_zero(String arguments, ProcessKind kind) {
        assertThat(verdict(ELSEWHERE + " " + arguments).kind()).isEqualTo(kind);
        assertThat(verdict(ELSEWHERE + " " + arguments).evidence())
                .extracting(Evidence::rule)
                .containsOnly(KindRule.ARGUMENTS);
    }

    @Test
    void what_is_absent_is_named() {
        assertThat(verdict(ELSEWHERE + " --limit-time-real=0").evidence())
                .containsExactly(new Evidence(KindRule.ARGUMENTS, "no --limit-time-real-cron"));
    }

    @Test
    void arguments_prove_nothing_while_a_config_file_may_hold_the_limits() {
        assertThat(verdict(CRON + " --config=/etc/odoo.conf").evidence())
                .containsExactly(new Evidence(KindRule.LAUNCHER, "/opt/odoo.sh/odoosh/bin/odoo-rpc"));
        assertThat(verdict(CRON + " -c /etc/odoo.conf").kind()).isEqualTo(ProcessKind.CRON);
        assertThat(verdict(HTTP + " --limit-time-real=0 --config /etc/odoo.conf")
                        .kind())
                .isEqualTo(ProcessKind.HTTP);
        assertThat(verdict(ELSEWHERE + " -c /etc/odoo.conf").evidence())
                .containsExactly(new Evidence(KindRule.LAUNCHER, "/usr/bin/odoo"));
    }

    @Test
    void a_known_config_file_fills_in_what_the_arguments_leave_out() {
        var configs = Map.of("/etc/odoo.conf", Map.of("limit_time_real", "0", "limit_time_real_cron", " 0 "));

        var verdict = verdict(ELSEWHERE + " -c /etc/odoo.conf", configs);
        assertThat(verdict.kind()).isEqualTo(ProcessKind.CRON);
        assertThat(verdict.evidence())
                .contains(new Evidence(KindRule.ARGUMENTS, "limit_time_real_cron = 0 in /etc/odoo.conf"));
        assertThat(verdict(ELSEWHERE + " -c /etc/odoo.conf --limit-time-real=60", configs)
                        .kind())
                .isEqualTo(ProcessKind.HTTP);
        assertThat(verdict(ELSEWHERE + " -c /etc/odoo.conf", Map.of("/etc/odoo.conf", Map.of()))
                        .evidence())
                .contains(new Evidence(KindRule.ARGUMENTS, "no limit_time_real in /etc/odoo.conf"));
        assertThat(verdict(ELSEWHERE + " -c /etc/odoo.conf", Map.of("/etc/odoo.conf", Map.of("workers", "4")))
                        .kind())
                .isEqualTo(ProcessKind.SERVER);
    }

    @Test
    void zero_limits_in_the_config_file_make_a_web_worker_of_odoo_sh_doubtful() {
        var configs = Map.of("/c", Map.of("limit_time_real", "0", "limit_time_real_cron", "0"));

        var verdict = verdict(HTTP + " -c /c", configs);

        assertThat(verdict.kind()).isEqualTo(ProcessKind.UNKNOWN);
        assertThat(verdict.disagreement())
                .isEqualTo("Arguments: cron (limit_time_real = 0 in /c, limit_time_real_cron = 0 in /c);"
                        + " Launcher: http (/home/odoo/src/odoo/odoo-bin)");
    }

    @Test
    void the_cron_launcher_with_other_limits_is_doubtful() {
        for (var arguments : List.of(
                "--limit-time-real=0 --limit-time-real-cron=-1",
                "--limit-time-real=0",
                "--limit-time-real=120 --limit-time-real-cron=300")) {
            var verdict = verdict(CRON + " " + arguments);
            assertThat(verdict.kind()).as(arguments).isEqualTo(ProcessKind.UNKNOWN);
            assertThat(verdict.disagreement()).contains("Arguments: http").contains("Launcher: cron");
            assertThat(verdict.evidence()).extracting(Evidence::rule).contains(KindRule.ARGUMENTS, KindRule.LAUNCHER);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "odoo: WorkerHTTP 811,HTTP",
        "odoo: WorkerCron 815 acme-prod,CRON",
        "odoo: WorkerJobRunner 816,RUNNER",
        "odoo: WorkerPainter 816,UNKNOWN"
    })
    void prefork_processes_name_themselves(String title, ProcessKind kind) {
        assertThat(verdict(title).kind()).isEqualTo(kind);
        assertThat(verdict(title + "   ").evidence()).containsExactly(new Evidence(KindRule.TITLE, title));
    }

    @Test
    void a_parent_is_told_by_its_workers_option_or_its_children() {
        assertThat(verdict(ELSEWHERE + " --workers=4").kind()).isEqualTo(ProcessKind.SERVER);
        assertThat(verdict(ELSEWHERE + " --workers 4 -c /etc/odoo.conf").kind()).isEqualTo(ProcessKind.SERVER);
        assertThat(classified(process(801, 1, ELSEWHERE), process(817, 801, ELSEWHERE + " gevent"))
                        .getFirst()
                        .kind())
                .isEqualTo(ProcessKind.SERVER);
        assertThat(classified(process(801, 1, ELSEWHERE), process(811, 801, "odoo: WorkerHTTP 811"))
                        .getFirst()
                        .kind())
                .isEqualTo(ProcessKind.SERVER);
        assertThat(classified(process(801, 1, ELSEWHERE), process(811, 802, "odoo: WorkerHTTP 811"))
                        .getFirst()
                        .kind())
                .isEqualTo(ProcessKind.HTTP);
    }

    @Test
    void children_without_titles_look_alike() {
        var command = ELSEWHERE + " -c /etc/odoo.conf";
        var all = classified(process(801, 1, command), process(811, 801, command));

        assertThat(all).extracting(Worker::kind).containsExactly(ProcessKind.SERVER, ProcessKind.UNKNOWN);
        assertThat(all.getLast().verdict().disagreement()).contains("setproctitle");
    }

    @Test
    void a_fork_about_to_start_a_program_makes_no_parent() {
        var command = HTTP + " --workers=0 --limit-time-real=120";
        assertThat(classified(process(389, 1, command), process(390, 389, command)))
                .extracting(Worker::kind)
                .containsOnly(ProcessKind.HTTP);
    }

    @Test
    void prefork_children_of_a_server_without_workers_are_a_contradiction() {
        var parent = classified(process(801, 1, ELSEWHERE + " --workers=0"), process(811, 801, "odoo: WorkerHTTP 811"))
                .getFirst()
                .verdict();
        assertThat(parent.kind()).isEqualTo(ProcessKind.UNKNOWN);
        assertThat(parent.disagreement())
                .isEqualTo("Arguments: http (--workers=0); Process title: server (its child odoo: WorkerHTTP 811)");
        assertThat(verdict(CRON + " --workers=2").disagreement())
                .contains("Arguments: server (--workers=2)")
                .contains("Launcher: cron");
    }

    @ParameterizedTest
    @CsvSource({
        "shell,SHELL",
        "gevent,LONGPOLLING",
        "evented,LONGPOLLING",
        "scaffold,OTHER",
        "populate,OTHER",
        "server,HTTP",
        "start,HTTP"
    })
    void the_command_comes_first(String command, ProcessKind kind) {
        assertThat(verdict(ELSEWHERE + " " + command + " -d acme").kind()).isEqualTo(kind);
        assertThat(verdict(ELSEWHERE + " --addons-path=/a,/b " + command + " -d acme")
                        .kind())
                .isEqualTo(kind);
        assertThat(verdict(ELSEWHERE + " -d acme " + command).kind()).isEqualTo(ProcessKind.HTTP);
    }

    @Test
    void a_server_that_answers_nobody_is_another_command() {
        assertThat(verdict(HTTP + " -u all --stop-after-init").kind()).isEqualTo(ProcessKind.OTHER);
        assertThat(verdict(ELSEWHERE + " --no-http").evidence())
                .containsExactly(new Evidence(KindRule.ARGUMENTS, "--no-http"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/bin/odoo",
                "odoo -d acme",
                "python3 -u -X dev -W ignore odoo-bin",
                "python3.12 ./odoo-bin",
                "/opt/venv/bin/python -m odoo",
                "/usr/bin/python3 -Im odoo -d acme",
                "/root/.local/share/uv/python/cpython-3.12.3-linux-x86_64-gnu/bin/python3.12 /app/.venv/bin/odoo",
                "python3 -m debugpy --listen 0.0.0.0:5678 --wait-for-client /usr/bin/odoo -c x",
                "python3 /x/debugpy/__main__.py --connect 127.0.0.1:1 --configure-subProcess False odoo-bin -c x",
                "python3 -m debugpy --listen 5678 -m odoo",
                "python3 /opt/pycharm/pydevd.py --multiprocess --client 127.0.0.1 --port 1 --file odoo-bin -c x",
                "python3 /usr/bin/coverage run --source odoo -p odoo-bin -c x",
                "python3 -m cProfile -o out.prof odoo-bin"
            })
    void odoo_is_the_program_that_runs(String command) {
        assertThat(verdict(command).kind()).isEqualTo(ProcessKind.HTTP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "vim /home/odoo/src/odoo/odoo-bin",
                "grep odoo-bin --limit-time-real=0 --limit-time-real-cron=0",
                "bash -c python3 /usr/bin/odoo",
                "sudo -u odoo python3 /usr/bin/odoo",
                "python3 watch.py /usr/bin/odoo",
                "python3 -c import(odoo) odoo-bin",
                "python3 -Ic code odoo",
                "python3 -m pytest odoo",
                "python3",
                "python3 -X",
                "/usr/bin/tini -- /entrypoint.sh odoo --db_host pg",
                "uv run odoo-bin -c x",
                "py-spy record -o p.svg -- python3 odoo-bin",
                "timeout 3600 odoo-bin",
                "python3 -m coverage report odoo",
                "python3 -m coverage",
                "python3 /x/debugpy/launcher 40507 -- /opt/odoo/odoo-bin",
                "/usr/bin/python3 /x/debugpy/adapter --for-server 40507",
                "python3 -m",
                "postgres: odoo acme 127.0.0.1(40122) idle",
                "[python3] <defunct>",
                "nginx: worker process",
                "/usr/bin/odoo-binary",
                "my odoo: WorkerHTTP 811",
                "odoo: WorkerHTTP"
            })
    void a_mention_of_odoo_is_not_odoo(String command) {
        assertThat(verdict(command)).isEqualTo(ProcessVerdict.NOT_ODOO);
    }

    @Test
    void a_very_long_line_is_read_to_its_end() {
        var command = CRON + " --log-handler=x".repeat(100_000) + " --limit-time-real=0 --limit-time-real-cron=0";
        assertThat(verdict(command).evidence()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-c /etc/odoo.conf", "-c/etc/odoo.conf", "--config=/etc/odoo.conf", "--config /etc/odoo.conf"})
    void the_config_file_is_found(String option) {
        assertThat(ProcessClassifier.configOf(process(1, 0, ELSEWHERE + " -d acme " + option)))
                .contains("/etc/odoo.conf");
        assertThat(ProcessClassifier.configOf(process(1, 0, "vim " + option))).isEmpty();
    }

    private static Map<Integer, ProcessKind> pasted(String name) {
        return new ProcessClassifier(Map.of())
                .classify(Processes.pasted(name).processes()).stream().collect(toMap(Worker::pid, Worker::kind));
    }

    @Test
    void a_runner_may_be_a_process_of_its_own() {
        assertThat(pasted("runner-of-its-own.txt"))
                .isEqualTo(Map.of(
                        801, ProcessKind.SERVER,
                        811, ProcessKind.HTTP,
                        812, ProcessKind.HTTP,
                        815, ProcessKind.CRON,
                        816, ProcessKind.CRON,
                        817, ProcessKind.NONE,
                        900, ProcessKind.RUNNER,
                        901, ProcessKind.RUNNER,
                        902, ProcessKind.HTTP));
        var runner = "/venv/bin/python -m odoo.addons.queue_job.jobrunner -c /etc/odoo/runner.conf";
        assertThat(verdict(runner).evidence()).containsExactly(new Evidence(KindRule.COMMAND, "jobrunner"));
        assertThat(ProcessClassifier.configOf(process(1, 0, runner))).contains("/etc/odoo/runner.conf");
        assertThat(verdict("python3 /opt/queue/queue_job/jobrunner/__main__.py").kind())
                .isEqualTo(ProcessKind.RUNNER);
        assertThat(verdict("python3 -m odoo.addons.queue_job.tests").kind()).isEqualTo(ProcessKind.NONE);
    }

    @Test
    void a_list_between_prompts_comes_out() {
        assertThat(pasted("pasted-with-prompt.txt"))
                .isEqualTo(Map.of(
                        1, ProcessKind.NONE,
                        7, ProcessKind.SERVER,
                        67, ProcessKind.LONGPOLLING,
                        68, ProcessKind.UNKNOWN,
                        70, ProcessKind.UNKNOWN,
                        5665, ProcessKind.NONE,
                        5798, ProcessKind.SHELL,
                        29779, ProcessKind.NONE,
                        4953, ProcessKind.NONE));
        assertThat(Processes.pasted("pasted-with-prompt.txt").toString()).doesNotContain("sup3rs3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh -c odoo-bin -d acme",
                "timeout 3600 python3 /usr/bin/odoo -d acme",
                "sudo -u odoo python3 /usr/bin/odoo -d acme",
                "/bin/bash /docker-entrypoint.sh odoo -d acme",
                "uv run odoo -d acme",
                "py-spy record -- python3 /usr/bin/odoo -d acme"
            })
    void what_starts_odoo_is_not_counted_beside_it(String wrapper) {
        assertThat(classified(process(10, 1, wrapper), process(11, 10, ELSEWHERE + " -d acme")))
                .extracting(Worker::kind)
                .containsExactly(ProcessKind.NONE, ProcessKind.HTTP);
    }

    @Test
    void without_parents_processes_of_one_command_line_are_in_doubt() {
        var one = new HostProcess(1, HostProcess.UNKNOWN_PARENT, "odoo", Processes.STARTED, ELSEWHERE + " --workers=4");
        var other = new HostProcess(2, HostProcess.UNKNOWN_PARENT, "odoo", Processes.STARTED, one.command());

        assertThat(classified(one)).extracting(Worker::kind).containsExactly(ProcessKind.SERVER);
        assertThat(classified(one, other)).extracting(Worker::kind).containsOnly(ProcessKind.UNKNOWN);
        assertThat(classified(one, other).getFirst().verdict().disagreement()).contains("does not show parents");
    }
}

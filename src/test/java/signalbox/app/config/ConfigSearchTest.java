package signalbox.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import signalbox.worker.ProcessClassifier;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;
import signalbox.worker.listing.ProcessListing;

class ConfigSearchTest {
    private static final String FIRST = "/home/odoo/.config/odoo/odoo.conf";
    private static final String SECOND = "/home/odoo/.config/odoo.conf";

    private static HostProcess process(int pid, int ppid, String command) {
        return new HostProcess(pid, ppid, "odoo", Instant.EPOCH, command);
    }

    private static Workers workers(HostProcess... processes) {
        var listing = new ProcessListing(Instant.EPOCH, "host", List.of(processes), List.of());
        return Workers.of(listing, new ProcessClassifier(Map.of()));
    }

    private static ConfigSearch search(Workers workers) {
        return ConfigSearch.of(workers, "acme", Optional.empty());
    }

    private static Optional<ConfigSearch.Found> found(ConfigSearch search, String... there) {
        return search.find(
                places -> places.stream().filter(Arrays.asList(there)::contains).toList());
    }

    @Test
    void of_both_paths_of_odoo_sh_the_first_counts_if_no_process_names_one() {
        var search = search(workers());

        assertThat(found(search, SECOND, FIRST))
                .contains(new ConfigSearch.Found(
                        FIRST, "found at a usual place: no process names one; " + SECOND + " is there too"));
        assertThat(found(search, SECOND)).map(ConfigSearch.Found::path).contains(SECOND);
        assertThat(found(search, "/etc/odoo.conf"))
                .map(ConfigSearch.Found::path)
                .contains("/etc/odoo.conf");
        assertThat(found(search)).isEmpty();
    }

    @Test
    void what_a_process_names_comes_first() {
        var search = search(workers(process(389, 1, "python3 /home/odoo/src/odoo/odoo-bin --config=" + SECOND)));

        assertThat(found(search, FIRST, SECOND))
                .contains(new ConfigSearch.Found(
                        SECOND, "named by the arguments of HTTP worker 389; " + FIRST + " is there too"));
        assertThat(found(search, FIRST))
                .as("what it names is gone")
                .map(ConfigSearch.Found::path)
                .contains(FIRST);
    }

    @Test
    void the_file_of_a_runner_of_its_own_comes_before_that_of_the_server() {
        var search = search(workers(
                process(801, 1, "python3 odoo-bin -c /etc/odoo/web.conf"),
                process(811, 801, "odoo: WorkerHTTP 811"),
                process(900, 1, "python -m odoo.addons.queue_job.jobrunner -c /etc/odoo/runner.conf")));

        assertThat(search.places()).startsWith("/etc/odoo/runner.conf", "/etc/odoo/web.conf", FIRST, SECOND);
        assertThat(search.process().orElseThrow().pid()).isEqualTo(900);
    }

    @Test
    void the_process_that_leads_counts_first_and_a_titled_one_by_its_parent() {
        var workers = workers(
                process(801, 1, "python3 odoo-bin -c /etc/odoo/web.conf"),
                process(816, 801, "odoo: WorkerJobRunner 816"),
                process(900, 1, "python -m odoo.addons.queue_job.jobrunner -c /etc/odoo/runner.conf"));
        var search = ConfigSearch.of(workers, "acme", workers.withPid(816));

        assertThat(search.places()).startsWith("/etc/odoo/web.conf", "/etc/odoo/runner.conf");
        assertThat(search.process().orElseThrow().pid()).isEqualTo(801);
    }

    @Test
    void processes_of_other_databases_and_paths_from_their_folder_do_not_count() {
        var search = search(workers(
                process(1, 0, "python3 odoo-bin -d other -c /etc/other.conf"),
                process(2, 0, "python3 odoo-bin -d acme -c odoo.conf"),
                process(3, 0, "python3 odoo-bin shell -d acme -c /tmp/mine.conf"),
                process(4, 0, "vim -c /etc/vim.conf")));

        assertThat(search.places()).isEqualTo(ConfigSearch.USUAL);
    }
}

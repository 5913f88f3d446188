package signalbox.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import signalbox.worker.ProcessClassifier;
import signalbox.worker.ProcessFolders;
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
        return search(workers, ProcessFolders.unknown("no right."));
    }

    private static ConfigSearch search(Workers workers, ProcessFolders folders) {
        return ConfigSearch.of(workers, "acme", Optional.empty(), _ -> folders);
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
                        FIRST,
                        "found at a usual place: no process names one that is there; " + SECOND + " is there too"));
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
        var search = ConfigSearch.of(workers, "acme", workers.withPid(816), _ -> ProcessFolders.unknown("x."));

        assertThat(search.places()).startsWith("/etc/odoo/web.conf", "/etc/odoo/runner.conf");
        assertThat(search.process().orElseThrow().pid()).isEqualTo(801);
    }

    @Test
    void processes_of_other_databases_and_paths_from_an_unknown_folder_do_not_count() {
        var search = search(workers(
                process(1, 0, "python3 odoo-bin -d other -c /etc/other.conf"),
                process(2, 0, "python3 odoo-bin -d acme -c odoo.conf"),
                process(3, 0, "python3 odoo-bin shell -d acme -c /tmp/mine.conf"),
                process(4, 0, "vim -c /etc/vim.conf")));

        assertThat(search.places()).isEqualTo(ConfigSearch.USUAL);
        assertThat(search.unknown())
                .containsExactly(
                        "the arguments of HTTP worker 2 name odoo.conf, and from which folder is not known: no right");
        assertThat(found(search, FIRST))
                .map(ConfigSearch.Found::text)
                .get()
                .asString()
                .as("another file was taken")
                .contains("HTTP worker 2 name odoo.conf, and from which folder is not known");
    }

    @Test
    void a_path_counts_from_the_folder_and_the_home_of_its_process() {
        var folders = new ProcessFolders("/srv/acme", "/home/acme", null, "");

        assertThat(found(
                        search(workers(process(2, 0, "python3 odoo-bin -d acme -c rel.conf")), folders),
                        FIRST,
                        "/srv/acme/rel.conf"))
                .contains(new ConfigSearch.Found(
                        "/srv/acme/rel.conf",
                        "named by the arguments of HTTP worker 2 as rel.conf; " + FIRST + " is there too"));
        assertThat(search(workers(process(2, 0, "python3 odoo-bin -c ~/x.conf")), folders)
                        .places())
                .startsWith("/home/acme/x.conf");
        assertThat(search(workers(process(2, 0, "python3 odoo-bin -c x --logfile=log/odoo.log")), folders)
                        .logfile())
                .contains("/srv/acme/log/odoo.log");
    }

    @Test
    void a_process_without_an_argument_reads_the_file_of_its_variable_else_that_of_its_home() {
        var bare = workers(process(2, 0, "python3 odoo-bin"));
        var byVariable = search(bare, new ProcessFolders("/srv/acme", "/home/acme", "rc.conf", ""));
        var atHome = search(bare, new ProcessFolders("/srv/acme", "/home/acme", null, ""));

        assertThat(found(byVariable, "/srv/acme/rc.conf"))
                .contains(new ConfigSearch.Found(
                        "/srv/acme/rc.conf", "named by the variables of HTTP worker 2 as rc.conf"));
        assertThat(found(atHome, "/home/acme/.odoorc", FIRST))
                .map(ConfigSearch.Found::text)
                .contains("found in the home of HTTP worker 2; " + FIRST + " is there too");
        assertThat(atHome.absolute("~/odoo.conf")).contains("/home/acme/odoo.conf");
    }
}

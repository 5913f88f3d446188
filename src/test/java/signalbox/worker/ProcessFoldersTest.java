package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signalbox.worker.listing.HostProcess;

class ProcessFoldersTest {
    private static final ProcessFolders KNOWN =
            ProcessFolders.of("/srv/odoo", "PATH=/bin\0HOME=/home/acme\0ODOO_RC=\0OPENERP_SERVER=/old.conf\0", "");

    @TempDir
    private Path folder;

    @Test
    void a_path_begins_in_the_folder_or_the_home_of_its_process() {
        assertThat(KNOWN.absolute("rel.conf")).contains("/srv/odoo/rel.conf");
        assertThat(KNOWN.absolute("./conf/../rel.conf")).contains("/srv/odoo/rel.conf");
        assertThat(KNOWN.absolute("~/.odoorc")).contains("/home/acme/.odoorc");
        assertThat(KNOWN.absolute("$HOME/a.conf")).contains("/home/acme/a.conf");
        assertThat(KNOWN.absolute("${HOME}/a.conf")).contains("/home/acme/a.conf");
        assertThat(KNOWN.absolute("/etc/odoo.conf")).contains("/etc/odoo.conf");
        assertThat(KNOWN.absolute("$CONFIG/a.conf")).as("another variable").isEmpty();
        assertThat(KNOWN.config()).as("an empty variable is none").isEqualTo("/old.conf");
    }

    @Test
    void what_it_begins_with_may_be_unknown() {
        var unknown = ProcessFolders.unknown("no right.");

        assertThat(unknown.absolute("rel.conf")).isEmpty();
        assertThat(unknown.absolute("~/.odoorc")).isEmpty();
        assertThat(unknown.absolute("/etc/odoo.conf")).contains("/etc/odoo.conf");
    }

    private HostProcess process(long pid) {
        return new HostProcess((int) pid, 1, "odoo", Processes.STARTED, "python3 odoo-bin");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void those_of_a_process_of_this_user_are_read() throws IOException, InterruptedException {
        var here = new LocalProcesses(InstantSource.system());
        var builder = new ProcessBuilder("sleep", "600").directory(folder.toFile());
        builder.environment().put("HOME", "/home/acme");
        builder.environment().put("ODOO_RC", "x.conf");
        var odoo = builder.start();
        try {
            assertThat(here.folders(process(odoo.pid())))
                    .isEqualTo(new ProcessFolders(folder.toRealPath().toString(), "/home/acme", "x.conf", ""));
        } finally {
            odoo.destroyForcibly().waitFor();
        }
        assertThat(here.folders(process(odoo.pid())).fault())
                .contains("may not read the folder", "process " + odoo.pid());
    }
}

package signalbox.ui.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.ui.fx.InlineBackground;
import signalbox.worker.ProcessKind;
import signalbox.worker.Workers;

class ProcessListViewModelTest {
    private final List<Workers> read = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path chosen = Path.of("none");

    private final ProcessListViewModel model =
            new ProcessListViewModel(new InlineBackground(), _ -> Optional.of(chosen), () -> Hosts.NOW, read::add);

    private Workers onlyOne() {
        assertThat(model.fault().get()).isEmpty();
        return assertThat(read).singleElement().actual();
    }

    @Test
    void what_was_pasted_is_read_as_the_host_printed_it() {
        model.begin();

        model.paste(Hosts.odooSh());

        assertThat(onlyOne().kinds())
                .isEqualTo(Map.of(ProcessKind.HTTP, 2L, ProcessKind.CRON, 1L, ProcessKind.SHELL, 1L));
        assertThat(onlyOne().takenAt()).isEqualTo(Instant.parse("2026-11-24T02:08:15Z"));
        assertThat(model.open().get()).isFalse();
    }

    @Test
    void the_time_zone_of_the_host_moves_the_list() {
        model.zone().set(" Europe/Zurich ");

        model.paste(Hosts.odooSh());

        assertThat(onlyOne().takenAt()).isEqualTo(Instant.parse("2026-11-24T01:08:15Z"));
    }

    @Test
    void what_ps_ef_printed_is_read_and_its_times_are_called_inexact() {
        model.paste("""
                odoo@build:~$ ps -ef | grep odoo
                odoo         389       1  0 Nov23 ?        00:00:12 python3 /home/odoo/src/odoo/odoo-bin
                odoo         977       1  0 01:55 ?        00:00:01 python3 /opt/odoo.sh/odoosh/bin/odoo-rpc
                odoo@build:~$
                """);

        assertThat(onlyOne().kinds()).containsOnlyKeys(ProcessKind.HTTP, ProcessKind.UNKNOWN);
        assertThat(WorkersContent.listed(onlyOne(), true, Hosts.NOW).list())
                .contains("List from pasted text")
                .contains("it counts as taken when it was read")
                .contains("line 1 \"odoo@build:~$ ps -ef | grep odoo\"");
    }

    @Test
    void a_file_is_read_under_its_name() throws IOException {
        chosen = folder.resolve("build.txt");
        Files.writeString(chosen, Hosts.odooSh());

        model.readFile();

        assertThat(onlyOne().source()).isEqualTo("build.txt");
    }

    @Test
    void a_line_that_cannot_be_read_is_named_and_what_was_pasted_stays() {
        var wrong = Hosts.odooSh().replace("Mon Nov 23 14:07:13 2026", "yesterday");
        model.begin();

        model.paste(wrong);

        assertThat(model.fault().get()).startsWith("pasted text, line 5: ");
        assertThat(model.text().get()).isEqualTo(wrong);
        assertThat(model.open().get()).isTrue();
        assertThat(read).isEmpty();
    }

    @Test
    void once_it_is_put_right_it_is_read_and_nothing_is_wrong_any_more() {
        model.paste("no list");
        assertThat(model.fault().get()).startsWith("pasted text, line 1: ");

        model.text().set(Hosts.odooSh());
        model.read();

        assertThat(onlyOne().odoo()).hasSize(4);
    }

    @Test
    void a_file_that_is_gone_and_a_zone_that_is_none_are_said() {
        chosen = folder.resolve("gone.txt");
        model.readFile();
        assertThat(model.fault().get()).startsWith("gone.txt cannot be read");

        model.zone().set("Zurich");
        model.paste(Hosts.odooSh());
        assertThat(model.fault().get()).startsWith("\"Zurich\" is not a time zone");

        model.paste(null);
        assertThat(model.fault().get()).isEqualTo("There is no text in the clipboard.");
        assertThat(read).isEmpty();
    }
}

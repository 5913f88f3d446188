package signalbox.remote;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.remote.RemoteException.Kind;

class SshRouteTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private SshFiles files;

    @BeforeEach
    void files() {
        files = new SshFiles(folder, folder.resolve("own"), null);
    }

    private SshRoute route(String host) {
        return SshRoute.of(HostSpec.parse(host), files);
    }

    private void config(String text) throws IOException {
        Files.writeString(files.config(), text);
    }

    @Test
    void without_a_configuration_the_address_is_the_way() {
        var route = route("odoo@build:2222");

        assertThat(route.label()).isEqualTo("odoo@build:2222");
        assertThat(route.jump()).isNull();
        assertThat(route("build").label()).isEqualTo(System.getProperty("user.name") + "@build:22");
    }

    @Test
    void an_alias_becomes_what_the_configuration_says() throws IOException {
        config("""
                Host odoo-prod
                    HostName build.example.com
                    Port 2222
                    User 123456
                    IdentityFile /keys/odoo
                Host *
                    User nobody
                """);

        var route = route("odoo-prod");

        assertThat(route.label()).isEqualTo("123456@build.example.com:2222");
        assertThat(route.keyFiles()).containsExactly(Path.of("/keys/odoo"));
    }

    @Test
    void what_is_given_goes_before_the_configuration() throws IOException {
        config("Host odoo-prod\n HostName build\n Port 2222\n User 123456\n IdentityFile /keys/odoo\n");

        var spec = HostSpec.parse("me@odoo-prod:2022").withKeyFile(Path.of("/keys/mine"));
        var route = SshRoute.of(spec, files);

        assertThat(route.label()).isEqualTo("me@build:2022");
        assertThat(route.keyFiles()).containsExactly(Path.of("/keys/mine"));
        assertThat(SshRoute.of(spec.ignoringConfig(), files).host()).isEqualTo("odoo-prod");
    }

    @Test
    void jumps_are_made_in_the_order_of_the_configuration() throws IOException {
        config("Host odoo-prod\n ProxyJump first:2200,me@second\nHost direct\n ProxyJump none\n");

        var last = requireNonNull(route("odoo-prod").jump());

        assertThat(last.label()).isEqualTo("me@second");
        assertThat(requireNonNull(last.jump()).label()).isEqualTo("first:2200");
        assertThat(route("direct").jump()).isNull();
    }

    @Test
    void included_files_and_sections_of_match_count_as_they_do_for_openssh() throws IOException {
        assumeThat(OpenSshConfig.resolve(files, HostSpec.parse("build")))
                .as("an ssh to ask")
                .isPresent();
        Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(folder.resolve("conf.d/odoo"), "Host odoo-prod\n Port 2222\n");
        config("Include " + folder.resolve("conf.d")
                + "/*\nMatch originalhost odoo-* user me\n IdentityFile /keys/matched\n"
                + "Host odoo-prod\n HostName %h.example.com\n");

        assertThat(route("me@odoo-prod").label()).isEqualTo("me@odoo-prod.example.com:2222");
        assertThat(route("me@odoo-prod").keyFiles()).containsExactly(Path.of("/keys/matched"));
        assertThat(route("you@odoo-prod").keyFiles())
                .as("the usual ones, and the agent's")
                .isEmpty();
    }

    @Test
    void without_openssh_included_files_count_and_sections_of_match_do_not() throws IOException {
        Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(folder.resolve("conf.d/odoo"), "Host odoo-prod\n Port 2222\n");
        config("Include conf.d/*\nMatch exec true\n User somebody\nHost odoo-prod\n HostName build\n");

        var entry = SshConfig.parsed(files, HostSpec.parse("odoo-prod"));

        assertThat(entry.getHostName()).isEqualTo("build");
        assertThat(entry.getPort()).isEqualTo(2222);
        assertThat(entry.getUsername()).isNotEqualTo("somebody");
    }

    @Test
    void a_configuration_that_is_not_understood_is_named() throws IOException {
        config("Host odoo-prod\n Port twentytwo\n");

        assertThatThrownBy(() -> route("odoo-prod"))
                .hasMessageContaining(files.config().toString())
                .extracting(e -> ((RemoteException) e).kind())
                .isEqualTo(Kind.FILES);
        assertThatThrownBy(() -> SshConfig.parsed(files, HostSpec.parse("odoo-prod")))
                .hasMessageContaining(files.config().toString());
    }
}

package signalbox.remote;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(route.options().identities().files()).containsExactly(Path.of("/keys/odoo"));
    }

    @Test
    void what_is_given_goes_before_the_configuration() throws IOException {
        config("Host odoo-prod\n HostName build\n Port 2222\n User 123456\n IdentityFile /keys/odoo\n");

        var spec = HostSpec.parse("me@odoo-prod:2022").withKeyFile(Path.of("/keys/mine"));
        var route = SshRoute.of(spec, files);

        assertThat(route.label()).isEqualTo("me@build:2022");
        assertThat(route.options().identities().files()).containsExactly(Path.of("/keys/mine"));
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
    void a_command_is_the_way_unless_a_jump_host_is_given() throws IOException {
        config("Host odoo-prod\n HostName build\n User me\n ProxyCommand nc -X 5 %h %p %r %n %%\n");

        assertThat(route("odoo-prod").command()).isEqualTo("nc -X 5 build 22 me odoo-prod %");
        var through = SshRoute.of(HostSpec.parse("odoo-prod").withJumpHost(HostSpec.parse("jump")), files);
        assertThat(through.command()).isNull();
        assertThat(requireNonNull(through.jump()).label()).isEqualTo("jump");
    }

    @Test
    void a_key_is_known_under_the_alias_without_a_port() throws IOException {
        config("Host odoo-prod\n HostName build\n Port 2222\n HostKeyAlias Stable\n");

        var route = route("odoo-prod");

        assertThat(HostKey.name(route.keyName(), route.keyPort())).isEqualTo("stable");
        assertThat(route("build:2222").keyName()).isEqualTo("build");
        assertThat(route("build:2222").keyPort()).isEqualTo(2222);
    }

    @Test
    void a_configuration_that_is_not_understood_is_named() throws IOException {
        config("Host odoo-prod\n Port twentytwo\n");

        assertThatThrownBy(() -> route("odoo-prod"))
                .hasMessageContaining(files.config().toString())
                .hasMessageEndingWith("): correct it.")
                .extracting(e -> ((RemoteException) e).kind())
                .isEqualTo(Kind.FILES);
    }
}

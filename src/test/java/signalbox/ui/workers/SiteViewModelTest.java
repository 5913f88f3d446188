package signalbox.ui.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import signalbox.app.session.SiteVisitor;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.workers.SiteViewModel.Pace;

class SiteViewModelTest {
    private final SiteVisitor site = new SiteVisitor(InstantSource.system());
    private final SiteViewModel model = new SiteViewModel(site, new InlineBackground(), InstantSource.system());

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void without_an_address_nothing_is_visited() {
        model.show(null);

        assertThat(model.unable().get()).isTrue();
        model.visit();
        model.pace().set(Pace.FIVE);
        assertThat(site.last()).isEmpty();
        assertThat(site.interval()).isEmpty();
        assertThat(model.pace().get()).isEqualTo(Pace.OFF);
        assertThat(model.unknown().get()).isTrue();
    }

    @Test
    void a_password_in_the_address_is_not_shown() {
        model.show("http://odoo:s3cr3tpw@127.0.0.1:9");

        assertThat(model.address().get()).isEqualTo("http://odoo:********@127.0.0.1:9");
    }

    @Test
    void nothing_is_visited_that_was_chosen_before_the_address_was_known() {
        model.pace().set(Pace.FIVE);

        model.show("http://127.0.0.1:9");

        assertThat(model.unknown().get()).isFalse();
        assertThat(site.interval()).isEmpty();
    }

    @Test
    void a_site_whose_address_is_gone_is_no_longer_kept_awake() {
        model.show("http://127.0.0.1:9");
        model.pace().set(Pace.FIVE);

        model.show("");

        assertThat(site.interval()).isEmpty();
        assertThat(model.pace().get()).isEqualTo(Pace.OFF);
    }

    @Test
    void a_visit_is_told_with_status_and_time() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/web/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            model.show("http://127.0.0.1:" + server.getAddress().getPort());

            model.visit();

            assertThat(model.state().get()).startsWith("200 in ").contains(" ms, ");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void that_it_is_kept_awake_is_seen_as_long_as_it_is() {
        model.show("http://127.0.0.1:9");
        assertThat(site.interval()).isEmpty();

        model.pace().set(Pace.FIVE);

        assertThat(site.interval()).contains(Duration.ofMinutes(5));
        assertThat(model.state().get()).contains("Kept awake: a visit every 5 min.");
        model.pace().set(Pace.OFF);
        assertThat(site.interval()).isEmpty();
        assertThat(model.state().get()).doesNotContain("Kept awake");
    }
}

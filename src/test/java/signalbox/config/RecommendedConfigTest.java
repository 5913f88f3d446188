package signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.config.check.CheckContext;
import signalbox.config.check.ConfigChecks;

class RecommendedConfigTest {
    @ParameterizedTest
    @CsvSource({
        "https://acme.odoo.com,4",
        "https://acme-staging-1.dev.odoo.com/web,1",
        "http://localhost:8069,",
        "https://erp.acme.com,2"
    })
    void what_is_recommended_has_no_findings(String url, Integer workers) {
        var site = BaseUrl.parse(url);

        var file = ConfigFile.of("odoo.conf", RecommendedConfig.of(site, workers));

        assertThat(file.error()).isEmpty();
        assertThat(ConfigChecks.check(
                        file, CheckContext.UNKNOWN.withBaseUrl(site).withHttpWorkers(workers)))
                .isEmpty();
    }

    @Test
    void a_build_of_odoo_sh_gets_the_module_that_elects_a_leader() {
        assertThat(RecommendedConfig.of(BaseUrl.parse("https://acme.odoo.com"), 4))
                .isEqualTo("""
                [options]
                server_wide_modules = web,odoosh_queue_job

                [queue_job]
                channels = root:3
                scheme = https
                host = acme.odoo.com
                port = 443
                """);
        assertThat(RecommendedConfig.forOdooSh(BaseUrl.parse("https://erp.acme.com"), 4))
                .contains("web,odoosh_queue_job")
                .contains("host = erp.acme.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.odoo.com", "ftp://acme", "https://", "https:///web", "https://a b", ""})
    void a_base_url_is_a_web_address(String url) {
        assertThatThrownBy(() -> BaseUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The base URL ");
    }
}

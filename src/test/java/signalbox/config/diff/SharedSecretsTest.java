package signalbox.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import signalbox.config.ConfigFile;
import signalbox.config.check.ConfigFinding;

class SharedSecretsTest {
    private static final String PRODUCTION = """
            [options]
            db_name = acme-prod
            db_password = one
            smtp_password = False
            [queue_job]
            http_auth_password = runner
            """;

    private static List<ConfigFinding> shared(String right) {
        return SharedSecrets.of(ConfigFile.of("a", PRODUCTION), ConfigFile.of("b", right));
    }

    @Test
    void a_secret_that_another_build_has_too_is_found_and_not_told() {
        var findings = shared(PRODUCTION.replace("acme-prod", "acme-staging").replace("one", "two"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(6);
            assertThat(finding.toString()).doesNotContain("= runner");
        });
    }

    @Test
    void copies_of_one_build_share_their_secrets_by_right() {
        assertThat(shared(PRODUCTION)).isEmpty();
        assertThat(shared("[queue_job]\nhttp_auth_password = other\n")).isEmpty();
    }
}

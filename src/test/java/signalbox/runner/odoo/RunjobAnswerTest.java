package signalbox.runner.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import signalbox.runner.odoo.RunjobAnswer.Kind;

/// Only what failed before the request was sent is known not to have begun a job.
class RunjobAnswerTest {
    private static final RunjobEndpoint TARGET = new RunjobEndpoint("https", "acme.example", 443);

    @Test
    void a_failed_handshake_comes_before_the_request() {
        var answer = RunjobAnswer.of(TARGET, new SSLHandshakeException("No name matching acme.example found"));

        assertThat(answer.kind()).isEqualTo(Kind.UNREACHED);
        assertThat(answer.reason()).contains("TLS", "No name matching acme.example found");
    }

    @Test
    void a_server_without_tls_gets_no_request() {
        var answer = RunjobAnswer.of(TARGET, new SSLException("Unsupported or unrecognized SSL message"));

        assertThat(answer.kind()).isEqualTo(Kind.UNREACHED);
    }

    @Test
    void a_fault_of_tls_after_the_handshake_may_have_come_after_the_request() {
        var answer = RunjobAnswer.of(TARGET, new SSLException("Tag mismatch"));

        assertThat(answer.kind()).isEqualTo(Kind.ODD);
        assertThat(answer.status()).isNull();
        assertThat(answer.reason()).contains("TLS", "Tag mismatch");
    }
}

package signalbox.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.health.Finding;
import signalbox.health.Remedy;
import signalbox.text.Severity;
import tools.jackson.databind.json.JsonMapper;

class WebhookTest {
    private static final Duration GENEROUS = Duration.ofSeconds(20);
    private static final Finding STANDSTILL = finding("standstill", "password=hunter2 was seen");

    private final List<String> reported = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-05-01T10:00:00Z");
    private final HookServer server = new HookServer();
    private Webhook webhook = waitingFor(GENEROUS);

    /// @param answer how long a server may take to answer
    private Webhook waitingFor(Duration answer) {
        return new Webhook(
                new WebhookMessage.Sender("acme", "acme-prod", "production"),
                new WebhookPace(List.of(Duration.ofMillis(10), Duration.ofMillis(20)), answer, Duration.ofMinutes(10)),
                () -> now,
                reported::add);
    }

    private static Finding finding(String code, String... seen) {
        return new Finding(
                code, Severity.CRITICAL, "The queue stands still", List.of(seen), "why", "do", Remedy.none());
    }

    @AfterEach
    void close() throws IOException {
        webhook.close();
        server.close();
    }

    private void send(Finding... findings) {
        webhook.set(WebhookAddress.of(server.address()));
        for (var finding : findings) {
            webhook.send(finding);
        }
    }

    private void awaitRequests(int count) {
        await().atMost(GENEROUS).until(() -> server.bodies().size() >= count);
    }

    private void awaitEnd() throws InterruptedException {
        assertThat(webhook.awaitSent(GENEROUS)).isTrue();
    }

    @Test
    void a_finding_arrives_as_json_without_its_secrets() throws InterruptedException {
        send(STANDSTILL);
        awaitEnd();

        assertThat(server.bodies()).hasSize(1);
        var message = JsonMapper.shared().readTree(server.bodies().getFirst());
        assertThat(message.propertyNames())
                .containsExactly(
                        "source",
                        "kind",
                        "at",
                        "profile",
                        "database",
                        "environment",
                        "code",
                        "severity",
                        "title",
                        "seen",
                        "why",
                        "todo",
                        "heldBack");
        assertThat(message.get("code").asString()).isEqualTo("standstill");
        assertThat(message.get("at").asString()).isEqualTo("2026-05-01T10:00:00Z");
        assertThat(message.get("seen").get(0).asString()).isEqualTo("password=******** was seen");
        assertThat(reported).isEmpty();
    }

    @Test
    void a_server_that_is_busy_is_asked_again_until_it_takes_the_message() throws InterruptedException {
        server.answer(503, 503, 200);
        send(STANDSTILL);
        awaitEnd();

        assertThat(server.bodies()).hasSize(3);
        assertThat(server.bodies()).containsOnly(server.bodies().getFirst());
        assertThat(reported).isEmpty();
    }

    @Test
    void a_message_that_is_refused_is_not_sent_again() throws InterruptedException {
        server.answer(400);
        send(STANDSTILL);
        awaitEnd();

        assertThat(server.bodies()).hasSize(1);
        assertThat(reported).containsExactly("The webhook " + server.shown() + " took no message: it answers 400.");
    }

    @Test
    void a_redirect_is_not_followed() throws InterruptedException {
        server.answer(302);
        send(STANDSTILL);
        awaitEnd();

        assertThat(server.bodies()).hasSize(1);
        assertThat(reported).singleElement().asString().contains("give the address itself");
    }

    @Test
    void tries_end_and_one_failure_is_said_once_until_a_message_arrives() {
        server.answer(500, 500, 500, 500, 500, 500, 200, 200);
        send(finding("a"), finding("b"), finding("c"), finding("d"));
        awaitRequests(8);
        await().atMost(GENEROUS).until(() -> reported.size() == 2);

        assertThat(reported.getFirst()).endsWith("took no message: it answers 500.");
        assertThat(reported.getLast()).endsWith("takes messages again.");
        assertThat(server.bodies()).hasSize(8);
    }

    @Test
    void about_one_finding_there_is_one_message_in_ten_minutes_and_the_next_says_how_many_were_held_back() {
        send(STANDSTILL, STANDSTILL, finding("other"), STANDSTILL);
        awaitRequests(2);
        now = now.plus(Duration.ofMinutes(10));
        webhook.send(STANDSTILL);
        awaitRequests(3);

        assertThat(server.bodies().stream().map(body -> JsonMapper.shared().readTree(body)))
                .extracting(message -> message.get("code").asString() + " "
                        + message.get("heldBack").asInt())
                .containsExactly("standstill 0", "other 0", "standstill 2");
    }

    @Test
    void a_connection_that_is_cut_is_tried_again() throws InterruptedException {
        server.answer(HookServer.CUT, 200);
        send(STANDSTILL);
        awaitEnd();

        assertThat(server.bodies()).hasSize(2);
        assertThat(reported).isEmpty();
    }

    @Test
    void a_server_that_does_not_answer_holds_nobody_up() throws InterruptedException {
        webhook.close();
        webhook = waitingFor(Duration.ofMillis(500));
        server.answer(HookServer.SILENT, HookServer.SILENT, HookServer.SILENT);
        var before = System.nanoTime();
        send(STANDSTILL);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(400));
        awaitEnd();

        assertThat(server.bodies()).hasSize(3);
        assertThat(reported).singleElement().asString().contains("took no message");
    }

    @Test
    void nothing_is_sent_without_an_address() throws InterruptedException {
        webhook.send(STANDSTILL);
        awaitEnd();

        assertThat(server.bodies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/hook",
                "http://127.0.0.1.example.com/hook",
                "http://localhost.example.com/",
                "ftp://example.com/hook",
                "https:///hook",
                "https://user:secret-token@example.com/",
                "example.com/hook",
                "https://exa mple.com/secret-token"
            })
    void an_address_that_others_could_read_or_that_is_none_is_refused_without_showing_it(String text) {
        assertThatThrownBy(() -> WebhookAddress.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A webhook ")
                .hasMessageNotContaining("secret-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/T1/secret-token",
                "https://example.com/?key=secret-token",
                "http://127.0.0.1:8080/secret-token",
                "http://[::1]:8080/secret-token",
                "http://localhost/secret-token"
            })
    void the_path_of_an_address_is_never_shown(String text) {
        assertThat(WebhookAddress.of(text).toString())
                .startsWith(text.substring(0, 12))
                .endsWith("/********");
    }
}

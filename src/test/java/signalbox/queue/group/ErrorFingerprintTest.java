package signalbox.queue.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.demo.job.JobKind;

class ErrorFingerprintTest {
    /// As queue_job 18.0 stores it on Python 3.12: with marks below the code, and one exception after another.
    private static final String MAIL = """
            Traceback (most recent call last):
              File "/mnt/extra-addons/acme_mail/models/smtp.py", line 88, in _connect
                self._socket.connect((relay, port))
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            ConnectionRefusedError: [Errno 111] Connection refused

            The above exception was the direct cause of the following exception:

            Traceback (most recent call last):
              File "/usr/lib/python3/dist-packages/odoo/addons/queue_job/controllers/main.py", line 202, in runjob
                self._try_perform_job(env, job)
              File "/usr/lib/python3/dist-packages/odoo/addons/queue_job/job.py", line 527, in perform
                self.result = self.func(*tuple(self.args), **self.kwargs)
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              File "/mnt/extra-addons/acme_mail/models/mail_mail.py", line 40, in send
                self._deliver(message)
              File "/mnt/extra-addons/acme_mail/models/smtp.py", line 131, in _deliver
                raise MailDeliveryException(code, relay) from error
              File "/usr/lib/python3/dist-packages/odoo/tools/misc.py", line 12, in wrap
                return call()
            odoo.addons.base.models.ir_mail_server.MailDeliveryException: 451 relay 10.0.12.40 is out of service
            Message 5f0a77c3 stays in the outbox.
            """;

    private static ErrorFingerprint of(String trace) {
        return ErrorFingerprint.of(null, null, trace).mark();
    }

    @Test
    void the_last_exception_and_its_last_frame_of_an_addon_make_the_group() {
        var failure = ErrorFingerprint.of("odoo.addons.base.models.ir_mail_server.MailDeliveryException", null, MAIL);
        assertThat(failure.mark())
                .isEqualTo(new ErrorFingerprint(
                        "odoo.addons.base.models.ir_mail_server.MailDeliveryException",
                        "acme_mail/models/smtp.py",
                        "_deliver",
                        ""));
        assertThat(failure.line()).isEqualTo(131);
        assertThat(failure.message()).isEqualTo("# relay # is out of service");
    }

    @Test
    void without_a_name_the_traceback_gives_the_exception() {
        assertThat(of(MAIL).exception()).isEqualTo("odoo.addons.base.models.ir_mail_server.MailDeliveryException");
        assertThat(of("KeyError: 'variant_ids'").exception()).isEqualTo("KeyError");
        assertThat(of("AssertionError").exception()).isEqualTo("AssertionError");
        assertThat(of("Job found dead after too many retries.").exception()).isEmpty();
        assertThat(ErrorFingerprint.of("builtins.KeyError", null, null).mark().exception())
                .isEqualTo(of("KeyError: 1").exception());
    }

    @Test
    void other_lines_of_the_same_code_are_the_same_group() {
        var release = MAIL.replace("line 131", "line 140").replace("line 40", "line 52");
        assertThat(of(release)).isEqualTo(of(MAIL));
    }

    @Test
    void another_function_another_file_or_another_exception_is_another_group() {
        assertThat(Stream.of(
                                MAIL,
                                MAIL.replace("in _deliver", "in _send"),
                                MAIL.replace("smtp.py\", line 131", "relay.py\", line 131"),
                                MAIL.replace("MailDeliveryException: 451", "MailTimeout: 451"))
                        .map(ErrorFingerprintTest::of))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_traceback_whose_begin_is_cut_off_is_in_the_same_group() {
        assertThat(of(MAIL.substring(MAIL.indexOf("line 40")))).isEqualTo(of(MAIL));
    }

    @Test
    void without_an_own_frame_the_folded_message_tells_causes_apart() {
        var retries = ErrorFingerprint.of("JobFoundDead", "", "Job found dead after too many retries.");
        assertThat(retries.mark().hasFrame()).isFalse();
        var lost = "  File \"/opt/odoo/odoo/sql_db.py\", line 9, in execute\npsycopg2.OperationalError: %s\n";
        assertThat(of(lost.formatted("tuple 7 is locked"))).isEqualTo(of(lost.formatted("tuple 12 is locked")));
        assertThat(of(lost.formatted("tuple 7 is locked"))).isNotEqualTo(of(lost.formatted("SSL was closed")));
    }

    @Test
    void a_job_without_any_text_has_a_fingerprint() {
        assertThat(ErrorFingerprint.of(null, null, null).mark()).isEqualTo(new ErrorFingerprint("", "", "", ""));
        assertThat(ErrorFingerprint.of(" ", "", "\n\n").mark()).isEqualTo(new ErrorFingerprint("", "", "", ""));
    }

    @Test
    void the_failures_of_the_demo_are_all_apart() {
        var faults =
                JobKind.ALL.stream().flatMap(kind -> kind.faults().stream()).toList();
        assertThat(faults.stream()
                        .map(fault -> ErrorFingerprint.of(fault.exception(), fault.message(), fault.traceback())
                                .mark()))
                .doesNotHaveDuplicates()
                .hasSize(faults.size());
    }

    @ParameterizedTest
    @CsvSource({
        "/mnt/extra-addons/acme_mail/models/smtp.py, acme_mail/models/smtp.py",
        "/home/odoo/src/user/acme/acme_sale/models/sale_order.py, acme_sale/models/sale_order.py",
        "/home/odoo/src/user/shopify_sync/client.py, shopify_sync/client.py",
        "/opt/odoo/custom/src/private/acme/wizard/import_orders.py, acme/wizard/import_orders.py",
        "/opt/odoo/auto/addons/connector/components/mapper.py, connector/components/mapper.py",
        "/usr/lib/python3/dist-packages/odoo/addons/sale/models/sale_order.py, sale/models/sale_order.py",
        "/venv/lib/python3.12/site-packages/odoo/addons/acme_stock/models/stock.py, acme_stock/models/stock.py",
        "C:\\odoo\\addons\\acme\\models\\order.py, acme/models/order.py",
    })
    void a_file_of_an_addon_is_named_from_the_addon_on(String file, String path) {
        assertThat(OwnFile.path(file)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/opt/odoo/odoo/api.py",
                "/home/odoo/src/odoo/odoo/service/model.py",
                "/usr/lib/python3/dist-packages/odoo/orm/models.py",
                "/home/odoo/src/odoo/odoo/addons/base/models/ir_mail_server.py",
                "/home/odoo/src/user/queue/queue_job/job.py",
                "/opt/odoo/addons/queue_job/controllers/main.py",
                "/usr/lib/python3/dist-packages/requests/adapters.py",
                "/usr/lib/python3.12/smtplib.py",
                "/opt/odoo/odoo-bin",
                "<string>",
                "",
            })
    void code_that_calls_addons_is_not_own(String file) {
        assertThat(OwnFile.path(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Record sale.order(12,) is locked | Record sale.order(#) is locked",
                "Records sale.order(12, 13, 14) | Records sale.order(#)",
                "Order 'SO0123' of \"Azure\" can't be sent | Order '#' of '#' can't be sent",
                "Job 5f0a77c3-1111-4222-8333-123456789abc gone | Job # gone",
                "locked until 2026-10-31 12:00:01 | locked until #",
                "<object at 0x7f3a1c> took 12.5 s, 1,200 rows | <object at #> took # s, # rows",
                "host 10.0.12.40:25 | host #",
                "ids [1, 2, 3] | ids [#]",
                "Transfer WH/OUT/00012 | Transfer WH/OUT/#",
            })
    void what_differs_from_job_to_job_is_folded(String message, String folded) {
        assertThat(FoldedMessage.of(message)).isEqualTo(folded);
    }

    @Test
    void of_a_long_message_its_first_line_is_taken() {
        assertThat(FoldedMessage.of("a".repeat(5_000)).length()).isEqualTo(FoldedMessage.LONGEST);
        assertThat(FoldedMessage.of("\n one\ntwo")).isEqualTo("one");
    }
}

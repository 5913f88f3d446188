package signalbox.demo.job;

import java.util.List;
import java.util.Optional;

/// A method that is called as a job, and how it behaves.
public record JobKind(Call call, String channel, Wording wording, Manner manner, List<JobFault> faults) {
    /// @param kwargs JSON
    public record Call(String model, String method, String kwargs) {
        /// The name of its job function.
        public String function() {
            return "<" + model + ">." + method;
        }
    }

    /// @param title of a job, with `%s` for the record's reference
    /// @param prefix of that reference
    record Wording(String title, String prefix) {}

    /// @param weight how often it is called, compared with the others
    /// @param millis how long it usually takes
    record Manner(int priority, int weight, int millis) {}

    public static final List<JobKind> ALL = List.of(
            new JobKind(
                    new Call("sale.order", "_action_confirm_async", "{}"),
                    "root.sale",
                    new Wording("Confirm order %s", "S"),
                    new Manner(10, 24, 700),
                    List.of(JobFaults.CANCELLED_ORDER, JobFaults.NO_COUNTRY)),
            new JobKind(
                    new Call("sale.order", "_recompute_margin", "{\"force\": true}"),
                    "root.sale",
                    new Wording("Recompute the margin of %s", "S"),
                    new Manner(20, 10, 250),
                    List.of()),
            new JobKind(
                    new Call("stock.picking", "_action_done_async", "{\"backorder\": false}"),
                    "root.stock",
                    new Wording("Validate transfer WH/OUT/%s", ""),
                    new Manner(10, 18, 900),
                    List.of(JobFaults.NO_LOT)),
            new JobKind(
                    new Call("mail.mail", "send", "{\"auto_commit\": false}"),
                    "root.mail",
                    new Wording("Send message %s", ""),
                    new Manner(15, 26, 350),
                    List.of(JobFaults.MAIL_REFUSED)),
            new JobKind(
                    new Call("account.move", "_post_async", "{\"soft\": true}"),
                    "root",
                    new Wording("Post invoice INV/2026/%s", ""),
                    new Manner(10, 8, 1200),
                    List.of(JobFaults.PERIOD_LOCKED)),
            new JobKind(
                    new Call("shopify.product", "export_record", "{\"fields\": [\"list_price\", \"qty_available\"]}"),
                    "root.connector",
                    new Wording("Export product %s to the shop", "FURN_"),
                    new Manner(30, 22, 800),
                    List.of(JobFaults.SHOP_AWAY, JobFaults.NO_VARIANTS)),
            new JobKind(
                    new Call("shopify.sale.order", "import_record", "{}"),
                    "root.connector.import",
                    new Wording("Import web order #%s", ""),
                    new Manner(10, 6, 450),
                    List.of()),
            new JobKind(
                    new Call("res.partner", "geo_localize", "{}"),
                    "root.connector",
                    new Wording("Locate partner %s", ""),
                    new Manner(40, 6, 1500),
                    List.of(JobFaults.NO_GEOLOCATION)));

    public static Optional<JobKind> of(String model, String method) {
        return ALL.stream()
                .filter(kind ->
                        kind.call.model().equals(model) && kind.call.method().equals(method))
                .findFirst();
    }
}

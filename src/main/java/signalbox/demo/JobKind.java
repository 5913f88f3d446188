package signalbox.demo;

import static signalbox.demo.Fault.addon;
import static signalbox.demo.Fault.library;
import static signalbox.demo.Fault.odoo;

import java.util.List;
import java.util.Optional;

/// A method that is called as a job, with how it behaves.
///
/// @param title of a job, `%s` for the record's reference
/// @param prefix of that reference
/// @param kwargs JSON
/// @param weight how often it is called, compared with the others
/// @param millis how long it usually takes
record JobKind(
        String model,
        String method,
        String channel,
        String title,
        String prefix,
        String kwargs,
        int priority,
        int weight,
        int millis,
        List<Fault> faults) {

    static final List<JobKind> ALL = List.of(
            new JobKind(
                    "sale.order",
                    "_action_confirm_async",
                    "root.sale",
                    "Confirm order %s",
                    "S",
                    "{}",
                    10,
                    24,
                    700,
                    List.of(
                            new Fault(
                                    "odoo.exceptions.UserError",
                                    "It is not allowed to confirm an order in the following states: cancel",
                                    List.of(
                                            addon(
                                                    "acme/acme_sale/models/sale_order.py",
                                                    84,
                                                    "_action_confirm_async",
                                                    "order.action_confirm()"),
                                            odoo(
                                                    "addons/sale/models/sale_order.py",
                                                    912,
                                                    "action_confirm",
                                                    "raise UserError(order._confirmation_error_message())"))),
                            new Fault(
                                    "odoo.exceptions.ValidationError",
                                    "The delivery address of Deco Addict has no country.",
                                    List.of(
                                            addon(
                                                    "acme/acme_sale/models/sale_order.py",
                                                    84,
                                                    "_action_confirm_async",
                                                    "order.action_confirm()"),
                                            addon(
                                                    "acme/acme_delivery/models/sale_order.py",
                                                    31,
                                                    "action_confirm",
                                                    "self._check_delivery_address()"),
                                            addon(
                                                    "acme/acme_delivery/models/sale_order.py",
                                                    52,
                                                    "_check_delivery_address",
                                                    "raise ValidationError(_(\"The delivery address of %s"
                                                            + " has no country.\") % partner.name)"))))),
            new JobKind(
                    "sale.order",
                    "_recompute_margin",
                    "root.sale",
                    "Recompute the margin of %s",
                    "S",
                    "{\"force\": true}",
                    20,
                    10,
                    250,
                    List.of()),
            new JobKind(
                    "stock.picking",
                    "_action_done_async",
                    "root.stock",
                    "Validate transfer WH/OUT/%s",
                    "",
                    "{\"backorder\": false}",
                    10,
                    18,
                    900,
                    List.of(new Fault(
                            "odoo.exceptions.UserError",
                            "You need to supply a Lot/Serial number for product Desk Combination.",
                            List.of(
                                    addon(
                                            "acme/acme_stock/models/stock_picking.py",
                                            140,
                                            "_action_done_async",
                                            "picking._action_done()"),
                                    odoo(
                                            "addons/stock/models/stock_picking.py",
                                            1004,
                                            "_action_done",
                                            "todo_moves._action_done(cancel_backorder=cancel)"),
                                    odoo(
                                            "addons/stock/models/stock_move_line.py",
                                            561,
                                            "_action_done",
                                            "raise UserError(message)"))))),
            new JobKind(
                    "mail.mail",
                    "send",
                    "root.mail",
                    "Send message %s",
                    "",
                    "{\"auto_commit\": false}",
                    15,
                    26,
                    350,
                    List.of(new Fault(
                            "odoo.addons.base.models.ir_mail_server.MailDeliveryException",
                            "Mail Delivery Failed: Mail delivery failed via SMTP server 'smtp.acme.example'.",
                            List.of(
                                    odoo(
                                            "addons/mail/models/mail_mail.py",
                                            604,
                                            "_send",
                                            "res = IrMailServer.send_email(msg, smtp_session=smtp_session)"),
                                    odoo(
                                            "odoo/addons/base/models/ir_mail_server.py",
                                            655,
                                            "send_email",
                                            "raise MailDeliveryException(_(\"Mail Delivery Failed\"), msg)"))))),
            new JobKind(
                    "account.move",
                    "_post_async",
                    "root",
                    "Post invoice INV/2026/%s",
                    "",
                    "{\"soft\": true}",
                    10,
                    8,
                    1200,
                    List.of(new Fault(
                            "odoo.exceptions.UserError",
                            "The period of journal Customer Invoices is locked until 2026-10-31.",
                            List.of(
                                    addon(
                                            "acme/acme_account/models/account_move.py",
                                            66,
                                            "_post_async",
                                            "self._post(soft=soft)"),
                                    odoo(
                                            "addons/account/models/account_move.py",
                                            3020,
                                            "_post",
                                            "raise UserError(lock_message)"))))),
            new JobKind(
                    "shopify.product",
                    "export_record",
                    "root.connector",
                    "Export product %s to the shop",
                    "FURN_",
                    "{\"fields\": [\"list_price\", \"qty_available\"]}",
                    30,
                    22,
                    800,
                    List.of(
                            new Fault(
                                    "requests.exceptions.ConnectionError",
                                    "HTTPSConnectionPool(host='acme.myshopify.example', port=443): Max retries"
                                            + " exceeded with url: /admin/api/products.json",
                                    List.of(
                                            addon(
                                                    "connector/shopify/models/product.py",
                                                    71,
                                                    "export_record",
                                                    "return work.component(usage='exporter').run(self)"),
                                            addon(
                                                    "connector/shopify/components/adapter.py",
                                                    133,
                                                    "write",
                                                    "response = self.session.put(url, json=payload)"),
                                            library(
                                                    "requests/adapters.py",
                                                    519,
                                                    "send",
                                                    "raise ConnectionError(e, request=request)"))),
                            new Fault(
                                    "builtins.KeyError",
                                    "'variant_ids'",
                                    List.of(
                                            addon(
                                                    "connector/shopify/models/product.py",
                                                    71,
                                                    "export_record",
                                                    "return work.component(usage='exporter').run(self)"),
                                            addon(
                                                    "connector/shopify/components/mapper.py",
                                                    48,
                                                    "variants",
                                                    "return [v['id'] for v in record['variant_ids']]"))))),
            new JobKind(
                    "shopify.sale.order",
                    "import_record",
                    "root.connector.import",
                    "Import web order #%s",
                    "",
                    "{}",
                    10,
                    6,
                    450,
                    List.of()),
            new JobKind(
                    "res.partner",
                    "geo_localize",
                    "root.connector",
                    "Locate partner %s",
                    "",
                    "{}",
                    40,
                    6,
                    1500,
                    List.of(new Fault(
                            "odoo.exceptions.UserError",
                            "Cannot contact geolocation servers. Please make sure that your Internet connection is up"
                                    + " and running (HTTPSConnectionPool: read timed out).",
                            List.of(
                                    odoo(
                                            "addons/base_geolocalize/models/res_partner.py",
                                            44,
                                            "geo_localize",
                                            "result = self._geo_localize(partner.street, partner.zip)"),
                                    odoo(
                                            "addons/base_geolocalize/models/base_geocoder.py",
                                            101,
                                            "_call_openstreetmap",
                                            "self._raise_query_error(e)"))))));

    static Optional<JobKind> of(String model, String method) {
        return ALL.stream()
                .filter(kind -> kind.model().equals(model) && kind.method().equals(method))
                .findFirst();
    }

    /// The name of its job function.
    String function() {
        return "<" + model + ">." + method;
    }
}

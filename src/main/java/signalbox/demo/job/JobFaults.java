package signalbox.demo.job;

import static signalbox.demo.job.JobFault.addon;
import static signalbox.demo.job.JobFault.library;
import static signalbox.demo.job.JobFault.odoo;

import java.util.List;

/// The errors with which demo jobs fail, like those of a shop.
final class JobFaults {
    private static final String SALE = "acme/acme_sale/models/sale_order.py";
    private static final String DELIVERY = "acme/acme_delivery/models/sale_order.py";
    private static final String STOCK = "acme/acme_stock/models/stock_picking.py";
    private static final String SHOP = "connector/shopify/models/product.py";

    static final JobFault CANCELLED_ORDER = new JobFault(
            "odoo.exceptions.UserError",
            "It is not allowed to confirm an order in the following states: cancel",
            List.of(
                    addon(SALE, 84, "_action_confirm_async", "order.action_confirm()"),
                    odoo("addons/sale/models/sale_order.py", 912, "action_confirm", "raise UserError(message)")));

    static final JobFault NO_COUNTRY = new JobFault(
            "odoo.exceptions.ValidationError",
            "The delivery address of Deco Addict has no country.",
            List.of(
                    addon(SALE, 84, "_action_confirm_async", "order.action_confirm()"),
                    addon(DELIVERY, 31, "action_confirm", "self._check_delivery_address()"),
                    addon(DELIVERY, 52, "_check_delivery_address", "raise ValidationError(message % partner.name)")));

    static final JobFault NO_LOT = new JobFault(
            "odoo.exceptions.UserError",
            "You need to supply a Lot/Serial number for product Desk Combination.",
            List.of(
                    addon(STOCK, 140, "_action_done_async", "picking._action_done()"),
                    odoo("addons/stock/models/stock_picking.py", 1004, "_action_done", "todo_moves._action_done()"),
                    odoo("addons/stock/models/stock_move_line.py", 561, "_action_done", "raise UserError(message)")));

    static final JobFault MAIL_REFUSED = new JobFault(
            "odoo.addons.base.models.ir_mail_server.MailDeliveryException",
            "Mail Delivery Failed: Mail delivery failed via SMTP server 'smtp.acme.example'.",
            List.of(
                    odoo("addons/mail/models/mail_mail.py", 604, "_send", "res = server.send_email(msg)"),
                    odoo(
                            "odoo/addons/base/models/ir_mail_server.py",
                            655,
                            "send_email",
                            "raise MailDeliveryException(_(\"Mail Delivery Failed\"), msg)")));

    static final JobFault PERIOD_LOCKED = new JobFault(
            "odoo.exceptions.UserError",
            "The period of journal Customer Invoices is locked until 2026-10-31.",
            List.of(
                    addon("acme/acme_account/models/account_move.py", 66, "_post_async", "self._post(soft=soft)"),
                    odoo("addons/account/models/account_move.py", 3020, "_post", "raise UserError(lock_message)")));

    static final JobFault SHOP_AWAY = new JobFault(
            "requests.exceptions.ConnectionError",
            "HTTPSConnectionPool(host='acme.myshopify.example', port=443): Max retries exceeded with url:"
                    + " /admin/api/products.json",
            List.of(
                    addon(SHOP, 71, "export_record", "return work.component(usage='exporter').run(self)"),
                    addon("connector/shopify/components/adapter.py", 133, "write", "self.session.put(url, json=data)"),
                    library("requests/adapters.py", 519, "send", "raise ConnectionError(e, request=request)")));

    static final JobFault NO_VARIANTS = new JobFault(
            "builtins.KeyError",
            "'variant_ids'",
            List.of(
                    addon(SHOP, 71, "export_record", "return work.component(usage='exporter').run(self)"),
                    addon(
                            "connector/shopify/components/mapper.py",
                            48,
                            "variants",
                            "return [variant['id'] for variant in record['variant_ids']]")));

    static final JobFault NO_GEOLOCATION = new JobFault(
            "odoo.exceptions.UserError",
            "Cannot contact geolocation servers. Please make sure that your Internet connection is up and running.",
            List.of(
                    odoo("addons/base_geolocalize/models/res_partner.py", 44, "geo_localize", "geo = self._locate()"),
                    odoo(
                            "addons/base_geolocalize/models/base_geocoder.py",
                            101,
                            "_query",
                            "raise UserError(message)")));

    private JobFaults() {}
}

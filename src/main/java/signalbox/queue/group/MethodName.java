package signalbox.queue.group;

/// A method that jobs call. A text is empty where the row has none.
///
/// @param model Odoo's model, `sale.order`
public record MethodName(String model, String method) {}

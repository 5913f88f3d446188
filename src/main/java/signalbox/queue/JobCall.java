package signalbox.queue;

/// What a job calls, as queue_job stores it; an empty text where the row has none.
///
/// @param name the description that people read
/// @param model Odoo's model, `sale.order`
/// @param method the method's name
public record JobCall(String name, String model, String method) {}

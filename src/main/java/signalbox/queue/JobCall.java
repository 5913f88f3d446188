package signalbox.queue;

/// What a job calls, as queue_job stores it. A text is empty where the row has none.
///
/// @param name the description for people
/// @param model Odoo's model, `sale.order`
/// @param method the method's name
public record JobCall(String name, String model, String method) {
    /// The name for people; the method if the job has no name.
    public String label() {
        return name.isBlank() ? method : name;
    }
}

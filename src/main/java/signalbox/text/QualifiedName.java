package signalbox.text;

/// A name with its module before it, as Python writes the names of exceptions.
public final class QualifiedName {
    private QualifiedName() {}

    /// The name alone: `NetworkRetryableError` of `odoo.addons.connector.exception.NetworkRetryableError`. A name
    /// without a module stays as it is.
    public static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}

package signalbox.text;

/// A name with its module before it, as Python writes those of exceptions.
public final class QualifiedName {
    private QualifiedName() {}

    /// `NetworkRetryableError` of `odoo.addons.connector.exception.NetworkRetryableError`; a name without a module as
    /// it
    /// is.
    public static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}

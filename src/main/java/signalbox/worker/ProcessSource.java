package signalbox.worker;

/// A host whose processes can be listed, again and again. May take a second: for background threads.
public interface ProcessSource {
    /// @throws ProcessException when the host does not say
    ProcessListing list();
}

package signalbox.queue.graph;

/// One job waits for another, as one of the two rows says.
///
/// @param parent the uuid of the job that comes first; perhaps of none
/// @param dependant the uuid of the job that waits; perhaps of none
public record NamedEdge(String parent, String dependant) {}

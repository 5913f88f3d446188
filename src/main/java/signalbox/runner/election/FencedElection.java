package signalbox.runner.election;

/// An election whose rule can be a part of the statement that enqueues. So a runner that no longer leads enqueues
/// nothing, whatever it believes.
public interface FencedElection extends Election {
    /// A condition in SQL, without parameters, that holds while the session which evaluates it leads.
    String fence();
}

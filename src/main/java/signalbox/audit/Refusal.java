package signalbox.audit;

/// One row or backend that was not changed, and why.
///
/// @param state the state in which it was found; `gone` when it no longer exists
public record Refusal(String subject, String state, String reason) {}

package signalbox.audit;

/// One row or backend that was left alone, and why.
///
/// @param state what it was found in; `gone` when it no longer exists
public record Refusal(String subject, String state, String reason) {}

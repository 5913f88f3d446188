package signalbox.audit;

/// One row or backend that changed, or would change.
///
/// @param subject a job's uuid, or a backend as `pid 4711`
public record Change(String subject, String before, String after) {}

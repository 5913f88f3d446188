package signalbox.audit.reading;

import signalbox.audit.AuditEntry;

/// Everything that the log says of one action.
///
/// @param entry its newest line
/// @param hash of that line; empty: from before the chain
/// @param previous what it refers to as the line before
/// @param isWhole whether the hash is that of its content
public record AuditDetail(AuditRow row, AuditEntry entry, String hash, String previous, boolean isWhole) {}

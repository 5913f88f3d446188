package signalbox.cli.document;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.audit.chain.ChainFault;
import signalbox.audit.chain.ChainReport;
import signalbox.cli.document.part.OmitNull;

/// `audit --check`: whether the lines of the log are as they were written.
///
/// @param lines how many were looked at: up to the fault, if there is one
/// @param beforeChain how many older versions wrote
/// @param outsideChain how many have no place in the chain since it began
/// @param firstOutside the first of these; null: there is none
/// @param endKnown whether it is known that nothing is missing at the end
/// @param fault the first one; null: the chain is unbroken
/// @param limits what the check can and cannot show
public record AuditCheckDocument(
        Instant takenAt,
        String file,
        boolean unbroken,
        long lines,
        long beforeChain,
        long outsideChain,
        @OmitNull @Nullable Long firstOutside,
        boolean endKnown,
        @OmitNull @Nullable AuditFault fault,
        String sentence,
        String limits) {

    /// @param kind changed, changed-before-the-chain, missing, inserted, cut-off
    /// @param line of the file, from 1
    /// @param first, last the numbers of the entries
    public record AuditFault(String kind, long line, long first, long last) {
        static AuditFault of(ChainFault fault) {
            return new AuditFault(fault.kind().word(), fault.line(), fault.first(), fault.last());
        }
    }

    public static AuditCheckDocument of(ChainReport found, Path file, Instant takenAt) {
        var fault = found.fault();
        return new AuditCheckDocument(
                takenAt,
                file.toString(),
                found.isUnbroken(),
                found.lines(),
                found.before(),
                found.outside(),
                found.outside() == 0 ? null : found.firstOutside(),
                found.isEndKnown(),
                fault == null ? null : AuditFault.of(fault),
                found.sentence(),
                ChainReport.LIMITS);
    }
}

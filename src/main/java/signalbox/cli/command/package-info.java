/// One class for each command, the root of them, and what commands share. Commands on jobs, alone and by a
/// filter, are in `job`, those about odoo.conf in `config`, the simulation of channels in `simulate`. Options
/// are in `signalbox.cli.option`, printing in `signalbox.cli.output`.
@NullMarked
package signalbox.cli.command;

import org.jspecify.annotations.NullMarked;

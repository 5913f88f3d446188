/// The command `config` and those below it: show, check, compare. What is wrong with an odoo.conf is in
/// `signalbox.config.check`.
@NullMarked
package signalbox.cli.command.config;

import org.jspecify.annotations.NullMarked;

/// What opens the window. Profiles are in `profile`, open ones in `session`, ways to their databases in `route`,
/// files in `file`, configurations of Odoo in `config`, the facts for a report in
/// `diagnostics`, messages about findings to another program in `webhook`.
/// All profiles at once are in `fleet`.
@NullMarked
package signalbox.app;

import org.jspecify.annotations.NullMarked;

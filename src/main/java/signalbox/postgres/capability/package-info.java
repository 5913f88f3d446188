/// What a database has and what a role may see and do there, read from the catalogue.
@NullMarked
package signalbox.postgres.capability;

import org.jspecify.annotations.NullMarked;

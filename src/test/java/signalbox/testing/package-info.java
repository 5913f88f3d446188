/// What tests share: a PostgreSQL server per run and fresh databases on it.
@NullMarked
package signalbox.testing;

import org.jspecify.annotations.NullMarked;

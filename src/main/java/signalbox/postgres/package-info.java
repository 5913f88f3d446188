/// Sessions on PostgreSQL: pools, poolers on the way, transactions, statements and the tables that they name,
/// LISTEN, the server's clock. How one connection is opened, and errors in words, are in `connection`, what libpq
/// reads before it connects is in `libpq`, what people paste in its place in `pasted`. What a server and a role offer
/// is in `capability`. Nothing here is about queue_job.
@NullMarked
package signalbox.postgres;

import org.jspecify.annotations.NullMarked;

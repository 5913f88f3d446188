/// How one connection to a server is opened: its address, password, encryption and way, its first settings and
/// time-outs, its sockets and what they measure, and why it failed, in words. Pools and statements are in
/// `signalbox.postgres`.
@NullMarked
package signalbox.postgres.connection;

import org.jspecify.annotations.NullMarked;

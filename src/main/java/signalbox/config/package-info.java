/// odoo.conf as Odoo reads it: its lines, its effective values, what is wrong with it, and how to correct it.
/// Read by a parser of our own, since no Java library has the results of Python's configparser.
@NullMarked
package signalbox.config;

import org.jspecify.annotations.NullMarked;

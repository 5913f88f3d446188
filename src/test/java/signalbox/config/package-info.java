@org.jspecify.annotations.NullMarked
package signalbox.config;

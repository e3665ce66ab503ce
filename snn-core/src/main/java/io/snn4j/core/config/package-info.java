/**
 * Configuration as a tree that remembers lines, and its binding to records.
 *
 * <p>A YAML file becomes a {@link io.snn4j.core.config.Tree}; a {@link
 * io.snn4j.core.config.RecordBinder} makes records of it, plugins among them, and collects every
 * problem before it gives up. Nothing here knows what the records mean.
 */
package io.snn4j.core.config;

/**
 * Plugins by name: one {@link io.snn4j.core.catalog.Catalog} per extension point, filled by {@link
 * java.util.ServiceLoader}.
 */
package io.snn4j.core.catalog;

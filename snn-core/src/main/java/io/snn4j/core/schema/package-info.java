/**
 * The JSON Schema of configurations, made of records and catalogs alone: what an editor needs to
 * complete keys, explain them and mark what is wrong.
 */
package io.snn4j.core.schema;

/**
 * How often, and from which seeds, jqwik tries the properties of a whole run. On the class path it
 * does nothing until a system property asks it to; see {@link io.snn4j.tries.Tries}.
 */
package io.snn4j.tries;

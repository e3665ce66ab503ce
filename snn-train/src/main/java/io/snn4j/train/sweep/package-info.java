/**
 * Sweeps: one experiment with many choices of some of its values, drawn or counted out before the
 * first run; what trains them is not known here.
 */
package io.snn4j.train.sweep;

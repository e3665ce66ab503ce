/**
 * Damaged files for parsers: {@link io.snn4j.tries.fuzz.Mutations} damages valid ones, {@link
 * io.snn4j.tries.fuzz.Fuzz} feeds them to a parser and watches what it does, what it allocates and
 * how long it takes.
 */
package io.snn4j.tries.fuzz;

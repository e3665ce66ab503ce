/**
 * Workloads, the floor under them, and what measures their time and memory.
 *
 * <p>The {@code snn bench} command and the JMH benchmarks run the same workloads; this package
 * knows neither.
 */
package io.snn4j.bench;

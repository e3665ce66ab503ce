/**
 * JMH benchmarks of what {@link io.snn4j.bench} holds and of the kernels below it; {@code
 * docs/performance.md} says how to run them.
 */
package io.snn4j.bench.jmh;

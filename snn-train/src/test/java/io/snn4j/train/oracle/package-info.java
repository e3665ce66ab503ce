/**
 * The engine against the oracle of snn-testkit: on generated networks of every kind both must do
 * the same, forwards and backwards.
 *
 * <p>A generated case is made {@link io.snn4j.train.oracle.Feasible} for the engine, {@link
 * io.snn4j.train.oracle.Twin} builds the engine's network that equals the oracle's, {@link
 * io.snn4j.train.oracle.EngineRun} runs it, and {@link io.snn4j.train.oracle.Comparison} compares
 * array by array, to {@link io.snn4j.train.oracle.Tolerances}.
 */
package io.snn4j.train.oracle;

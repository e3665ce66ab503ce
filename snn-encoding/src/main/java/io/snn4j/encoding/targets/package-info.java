/**
 * Targets as signals: what the output neurons should do over time, for losses that compare with it
 * (snnTorch's spikegen.targets_*). Pure functions and records; nothing here is random.
 */
package io.snn4j.encoding.targets;

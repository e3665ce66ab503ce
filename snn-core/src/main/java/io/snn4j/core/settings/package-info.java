/**
 * Single values of a configuration by their key path, {@code network.1.leaky.beta=0.9}: what the
 * command line's {@code --set} and sweeps change before anything is bound.
 */
package io.snn4j.core.settings;

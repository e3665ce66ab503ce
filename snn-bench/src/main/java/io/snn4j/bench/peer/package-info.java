/**
 * Scripts of others that do the same work, such as PyTorch's: which Python runs them, and what
 * their output says. Knows nothing of what SNN4J takes for it.
 */
package io.snn4j.bench.peer;

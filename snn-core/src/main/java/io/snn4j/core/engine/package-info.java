/** How the work is done: threads, matrix products, heap and off-heap memory. */
package io.snn4j.core.engine;

/** The {@code snn} command: where it begins, and the Guice module that wires it. */
package io.snn4j.mnist;

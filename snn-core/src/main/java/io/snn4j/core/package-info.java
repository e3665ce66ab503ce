/** The Guice module that wires the core. */
package io.snn4j.core;

/** The page that a run leaves behind: numbers in words, pictures, and what may be done better. */
package io.snn4j.mnist.report;

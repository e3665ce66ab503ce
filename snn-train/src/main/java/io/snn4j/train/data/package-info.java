/** Samples and the batches and orders in which training sees them; knows no file and no network. */
package io.snn4j.train.data;

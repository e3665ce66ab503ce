/**
 * Reference files: cases computed with snnTorch, replayed here and compared number by number.
 *
 * <p>A {@link io.snn4j.train.reference.ReferenceFile} holds cases, a {@link
 * io.snn4j.train.reference.Family} builds what a case describes by name and runs it, {@link
 * io.snn4j.train.reference.Verification} says how far its numbers are from the file's.
 */
package io.snn4j.train.reference;
